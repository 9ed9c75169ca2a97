import type { Language } from '#lib/words/language.ts'

/** What is left to see after Exit. All languages are here: nothing is fetched before the page is blank (T2). */
export const neutralWords: Readonly<
  Record<Language, { readonly title: string; readonly text: string }>
> = {
  en: { title: 'Notes', text: 'There is nothing here yet.' },
  ar: { title: 'ملاحظات', text: 'لا شيء هنا بعد.' },
  es: { title: 'Notas', text: 'Aquí todavía no hay nada.' }
}
