/**
 * What a screen says, in every language. English is the measure: the compiler goes red where another language misses
 * a sentence, or a list is shorter.
 */
import type { Language, OtherLanguage } from './language.ts'
import { languageHere } from './spoken.ts'

/** The same shape, whatever it says. */
export type SameAs<English> = English extends string
  ? string
  : English extends (...given: infer Given) => infer Said
    ? (...given: Given) => SameAs<Said>
    : English extends boolean | number
      ? English
      : { readonly [Key in keyof English]: SameAs<English[Key]> }

export type Sayings<English> = {
  readonly in: (language: Language) => SameAs<English>
  /** In the language of the page. Asked while a component is made. */
  readonly here: () => SameAs<English>
  /** A page with a script fetches its own language, and no other. */
  readonly learn: (language: Language, words: SameAs<English>) => void
}

/**
 * @param others false in a browser, where the app is English and what a server drew needs no words:
 *   `import.meta.env.SSR && { ar, es }` leaves them out of every script
 */
export function sayIn<const English>(
  english: English,
  others: false | Readonly<Record<OtherLanguage, SameAs<English>>>
): Sayings<English> {
  const known = new Map<Language, SameAs<English>>([['en', english as SameAs<English>]])
  if (others !== false) {
    known.set('ar', others.ar)
    known.set('es', others.es)
  }
  const inLanguage = (language: Language) => known.get(language) ?? (english as SameAs<English>)
  return {
    in: inLanguage,
    here: () => inLanguage(languageHere()),
    learn: (language, words) => void known.set(language, words)
  }
}
