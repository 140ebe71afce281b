/** Things that belong together, in the order in which they came. */

/** Each key with the items that have it; keys in the order of their first items. */
export function groupsOf<Item>(items: Iterable<Item>, keyOf: (item: Item) => string): [string, Item[]][] {
  const groups = new Map<string, Item[]>()
  for (const item of items) {
    const key = keyOf(item)
    const group = groups.get(key)
    if (group) group.push(item)
    else groups.set(key, [item])
  }
  return [...groups]
}
