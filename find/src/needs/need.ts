/**
 * Plain-language needs: how people say what has happened to them, and what they then look for.
 * The tables are data for survivors and clinicians to review: one file a language, CC0.
 *
 * `said` are patterns over words. Case, accents, apostrophes, endings and small typing mistakes do not
 * matter ("hits", "hitting" and "hittting" are "hit").
 *   - `a|b` either word; `word?` may be left out; `..` up to three words, `...` up to eight;
 *   - `{name}` any of the group of that name, which may be of several words.
 */
export type Need = {
  readonly id: string
  /** What it is called in a list to choose from. */
  readonly called: string
  /** Said above the results, so that people see what was understood. */
  readonly showing: string
  /** Somebody's life may be at stake: lines to call come before all results. */
  readonly isDanger?: true
  readonly said: readonly string[]
  /** Where one of these is in a text, nothing else in it means this need. */
  readonly unless?: readonly string[]
  /** What a service says of itself that gives this help: phrases, and how sure they make (1 to 10; below 0 against it). */
  readonly finds: Readonly<Record<string, number>>
}

export type NeedTable = {
  readonly language: string
  readonly groups: Readonly<Record<string, readonly string[]>>
  readonly needs: readonly Need[]
}

/** What was understood of a text. */
export type Understood = {
  readonly id: string
  readonly showing: string
  readonly isDanger: boolean
}
