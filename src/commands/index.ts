/** The catalogue of commands; each is loaded only when it runs. */
export const commands = {
  list: {
    summary: 'list papers, all or those that match',
    load: async () => (await import('./list.ts')).list,
  },
  show: { summary: 'show everything about a paper', load: async () => (await import('./show.ts')).show },
  stats: { summary: 'count papers', load: async () => (await import('./stats.ts')).stats },
  lint: { summary: 'check the database', load: async () => (await import('./lint.ts')).lint },
  render: {
    summary: 'write the paper list, bibliography and other outputs',
    load: async () => (await import('./render.ts')).render,
  },
  import: {
    summary: 'bring in a paper list or a bibliography',
    load: async () => (await import('./import.ts')).importPapers,
  },
  add: { summary: 'add a paper', load: async () => (await import('./add.ts')).add },
  update: {
    summary: 'find published versions, new titles, retractions and missing facts',
    load: async () => (await import('./update.ts')).update,
  },
  check: {
    summary: 'ask whether identifiers and links are right',
    load: async () => (await import('./check.ts')).check,
  },
  doctor: {
    summary: 'say what survey can reach, and what it keeps',
    load: async () => (await import('./doctor.ts')).doctor,
  },
  fmt: {
    summary: 'put entries and fields in their canonical order',
    load: async () => (await import('./fmt.ts')).fmt,
  },
  schema: {
    summary: 'write the JSON Schemas with which editors complete and check',
    load: async () => (await import('./schema.ts')).schema,
  },
  init: { summary: 'begin a survey', load: async () => (await import('./init.ts')).init },
} as const
