/** Papers in the file of another component than their own, where the next person does not look for them. */
import type { Rule } from './rule.ts'

export const misplacedPaper: Rule = {
  name: 'misplaced-paper',
  kind: 'hygiene',
  summary: 'A paper stands in the file of another component.',
  severity: 'info',
  fixable: false,
  *check({ entries, taxonomy }) {
    const components = new Set(taxonomy.components.map(({ id }) => id))
    const paths = [...new Set(entries.map(({ path }) => path))]
    const homes = new Map(paths.map((path) => [nameOf(path), path]))
    if (!paths.every((path) => path.includes('/') && components.has(nameOf(path)))) return
    let [path, name] = ['', '']
    for (const entry of entries) {
      if (entry.path !== path) [path, name] = [entry.path, nameOf(entry.path)]
      const { component } = entry.paper
      if (component === name) continue
      const home = homes.get(component)
      const remedy = home
        ? `run \`survey fmt\` to move it to \`${home}\``
        : `move it to \`papers/${component}.yaml\``
      const message = `this is the file of \`${name}\`, and the first component of \`${entry.citekey}\` is \`${component}\`; ${remedy}`
      yield { entry, keys: ['component'], message }
    }
  },
}

/** What a data file is called after, as `survey fmt` reads it. */
function nameOf(path: string): string {
  return path.replace(/^.*\/|\.ya?ml$/g, '')
}
