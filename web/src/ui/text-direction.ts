const strongRtl =
  /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u
const strong = new RegExp(`${strongRtl.source}|\\p{L}`, 'u')
// The first letter decides, and it stands near the beginning.
const lookAtMost = 500

/**
 * The direction of what is being typed, by its first letter, as `dir="auto"` would find it. In a
 * textarea with a megabyte in it Chromium takes many seconds over `auto`, each time a key is pressed.
 */
export function textDirection(text: string): 'ltr' | 'rtl' | undefined {
  const first = strong.exec(text.slice(0, lookAtMost))?.[0]
  if (first === undefined) return undefined
  return strongRtl.test(first) ? 'rtl' : 'ltr'
}
