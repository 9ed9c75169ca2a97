/** What changed in a long list, so that what stayed the same is neither sent nor drawn again. */
export type ListChange<Item> = {
  readonly length: number
  /** How many came in before what was there. */
  readonly shift: number
  readonly put: readonly (readonly [index: number, item: Item])[]
}

/** @param before the list as the other side has it; what stayed is the very same object */
export function changeOf<Item>(before: readonly Item[], after: readonly Item[]): ListChange<Item> {
  const [first] = before
  const shift = first === undefined ? 0 : Math.max(0, after.indexOf(first))
  const put = after.flatMap((item, index) =>
    before[index - shift] === item ? [] : [[index, item] as const]
  )
  return { length: after.length, shift, put }
}

export function withChange<Item>(
  before: readonly Item[],
  { length, shift, put }: ListChange<Item>
): readonly Item[] {
  const fresh = new Map(put)
  return Array.from({ length }, (_, index) => fresh.get(index) ?? before[index - shift]).filter(
    (item) => item !== undefined
  )
}
