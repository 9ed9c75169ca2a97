/**
 * What is no word is in the dictionary too, under a sign that no word begins with: so a filter is
 * one more list of services.
 */
const signs = {
  need: '\u0001',
  category: '\u0002',
  language: '\u0003',
  audience: '\u0004',
  cost: '\u0005'
}
export type TermKind = keyof typeof signs

export function termOf(kind: TermKind, name: string): string {
  return `${signs[kind]}${name}`
}

export function isWordTerm(term: string): boolean {
  return term.charCodeAt(0) > 5
}

/** What stands behind the sign, for a term of that kind. */
export function nameIn(kind: TermKind, term: string): string | undefined {
  return term.startsWith(signs[kind]) ? term.slice(1) : undefined
}
