/**
 * What is counted, as Arabic says it: one and two are words of their own, and the noun changes with the number. The
 * forms are those that follow a preposition.
 */
type Forms = {
  readonly one: string
  readonly two: string
  /** From 3 to 10, 103 to 110 and so on. */
  readonly few: string
  /** From 11 to 99, 111 to 199 and so on. */
  readonly many: string
}

export function countedInArabic(count: number, { one, two, few, many }: Forms): string {
  const rule = new Intl.PluralRules('ar').select(count)
  if (rule === 'one') return one
  if (rule === 'two') return two
  const noun = { few, many, other: one, zero: one }[rule]
  return `${count} ${noun}`
}
