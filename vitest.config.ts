/** How the tests run: patiently, because a busy machine is no reason to fail. */
import { defineConfig } from 'vitest/config'

export default defineConfig({ test: { include: ['test/**/*.test.ts'], testTimeout: 60_000 } })
