/** What a language says for the five senses. */
export type SensesWords = {
  readonly title: string
  readonly lead: string
  readonly steps: readonly SenseStep[]
  readonly skip: string
  readonly done: string
  readonly notForMe: string
  readonly other: string
  readonly breathe: string
  readonly back: string
  readonly otherLanguage: string
}
export type SenseStep = {
  readonly count: string
  readonly name: string
  readonly text: string
  readonly canSkip: boolean
}
