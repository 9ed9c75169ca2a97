/**
 * Plain-language needs: how people say what has happened to them, and what they then look for.
 * The tables are data for survivors and clinicians to review and translate: one folder a language, CC0.
 */
export type Need = {
  readonly id: string
  /** What it is called in a list to choose from. */
  readonly called: string
  /** Said above the results, so that people see what was understood. */
  readonly showing: string
  /** Somebody's life may be at stake: lines to call come before all results. */
  readonly isDanger?: true
  /** Said beside something else, as "no money" often is, it matters less than that. */
  readonly isAside?: true
  /**
   * Patterns over words, with commas or new lines between them. Case, accents, apostrophes, endings and
   * typing mistakes in long words do not matter: "hits" and "hitting" are "hit", "don't" is "dont".
   *   - `a|b` either word; `word?` may be left out; `..` up to three words, `...` up to eight;
   *   - `{name}` any phrase of the group of that name.
   */
  readonly said: string /**
   * Signs, with commas between: phrases or groups, each with how strong a sign it is. Where no pattern says it,
   * signs that come together in one text do.
   */
  readonly hints?: string
  /**
   * What these say is harmless: words that are part of it do not mean this need, the rest of the text may.
   * A danger goes only where all of its words are part of it, so say the whole of what is harmless.
   */
  readonly unless?: string
  /**
   * What a service says of itself that gives this help, with commas between: phrases, each with how sure
   * it makes, from 10 to 1. Below 0 it speaks against it.
   */
  readonly finds: string
}

export type NeedTable = {
  readonly language: string
  /** Phrases with commas between them; `{name}` takes in another group that stands before it. */
  readonly groups: Readonly<Record<string, string>>
  readonly needs: readonly Need[]
}

/** What was understood of a text. */
export type Understood = {
  readonly id: string
  readonly showing: string
  readonly isDanger: boolean
}

/** The parts of a text of the table. */
export function partsOf(text: string): readonly string[] {
  return text
    .split(/[,\n]/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
}
