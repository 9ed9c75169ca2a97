import type { Reroute } from '@sveltejs/kit/hooks'
import { isTranslated, withoutLanguage } from '#lib/words/language.ts'

/** One page for all languages: `/ar/help-now` is drawn by the files of `/help-now`, and keeps its address. */
export const reroute: Reroute = ({ url }) =>
  isTranslated(url.pathname) ? withoutLanguage(url.pathname) : undefined
