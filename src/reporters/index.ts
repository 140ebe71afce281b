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
  gitlab: {
    summary: 'For GitLab: a code quality report for merge requests.',
    isForPrograms: true,
    load: () => import('./gitlab.ts').then((module) => module.gitlab),
  },
  json: {
    summary: 'For programs: every diagnostic with its places and edits.',
    isForPrograms: true,
    load: () => import('./json.ts').then((module) => module.json),
  },
  jsonl: {
    summary: 'For line-wise programs such as `jq` and `grep`: one diagnostic on each line.',
    isForPrograms: true,
    load: () => import('./jsonl.ts').then((module) => module.jsonl),
  },
  junit: {
    summary: 'For CI servers that show tests: each rule is a test, each error a failure.',
    isForPrograms: true,
    load: () => import('./junit.ts').then((module) => module.junit),
  },
  markdown: {
    summary: 'For a job summary or a comment in a pull request: a list by file, in Markdown.',
    isForPrograms: true,
    load: () => import('./markdown.ts').then((module) => module.markdown),
  },
  rdjson: {
    summary: 'For reviewdog: comments with suggestions, on whatever it posts to.',
    isForPrograms: true,
    load: () => import('./rdjson.ts').then((module) => module.rdjson),
  },
  sarif: {
    summary: 'For code scanning, on GitHub and wherever SARIF is read.',
    isForPrograms: true,
    load: () => import('./sarif.ts').then((module) => module.sarif),
  },
  text: {
    summary: 'For people: path, line and column, message, and the text it is about.',
    isForPrograms: false,
    load: () => import('./text.ts').then((module) => module.text),
  },
} satisfies Record<string, Item>
