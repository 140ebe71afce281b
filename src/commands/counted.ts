/** Numbers of things in sentences. */

/** `1 file`, `2 files`: a count with the English noun that it is of. */
export function counted(count: number, thing: string): string {
  return `${count} ${thing}${count === 1 ? '' : 's'}`
}
