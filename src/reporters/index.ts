/** Every reporter, loaded when it is chosen. A new one needs its entry here; a test compares the list with the files. */
import type { Reporter } from './reporter.ts'

/** For programs a report is all that stdout holds, and its paths begin at the project, not at the working directory. */
interface Item {
  readonly summary: string
  readonly isForPrograms: boolean
  load(): Promise<Reporter>
}

export const reporters = {
  github: {
    summary: 'For GitHub Actions: annotations on the lines of a pull request.',
    isForPrograms: true,
    load: () => import('./github.ts').then((module) => module.github),
  },
  json: {
    summary: 'For programs: every diagnostic with its places and edits.',
    isForPrograms: true,
    load: () => import('./json.ts').then((module) => module.json),
  },
  text: {
    summary: 'For people: path, line and column, message, and the text it is about.',
    isForPrograms: false,
    load: () => import('./text.ts').then((module) => module.text),
  },
} satisfies Record<string, Item>
