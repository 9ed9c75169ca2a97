import { classifier } from './classify.ts'
import { recogniser } from './recognise.ts'
import { ar } from './ar.ts'
import { en } from './en/table.ts'
import { es } from './es.ts'
import type { Need, NeedTable } from './need.ts'

/** All languages in which needs are understood. The first says what others leave out. */
export const needTables: readonly NeedTable[] = [en, es, ar]

/** The needs in a language, to choose from; in English where that language has no table. */
export function needsIn(language: string): readonly Pick<Need, 'id' | 'called' | 'isDanger'>[] {
  return tableOf(language).needs.map(({ id, called, isDanger }) => ({
    id,
    called,
    ...(isDanger === true ? { isDanger } : {})
  }))
}

export function needShowing(id: string, language: string): string {
  const inLanguage = tableOf(language).needs.find((need) => need.id === id)
  return (inLanguage ?? en.needs.find((need) => need.id === id))?.showing ?? ''
}

function tableOf(language: string): NeedTable {
  const [tag = ''] = language.toLowerCase().split('-')
  return needTables.find((table) => table.language === tag) ?? en
}

/** Needs that matter less beside others. */
export const asideNeeds: ReadonlySet<string> = new Set(
  en.needs.filter(({ isAside }) => isAside).map(({ id }) => id)
)

let recognising: ReturnType<typeof recogniser> | undefined
const classifying = new Map<string, ReturnType<typeof classifier>>()

/** Made once: reading the tables takes longer than a search. */
export function needRecogniser(): ReturnType<typeof recogniser> {
  recognising ??= recogniser(needTables)
  return recognising
}

export function needClassifier(languages?: readonly string[]): ReturnType<typeof classifier> {
  const tables = needTables.filter(({ language }) => languages?.includes(language) ?? true)
  const key = tables.map(({ language }) => language).join(' ')
  const classify = classifying.get(key) ?? classifier(tables)
  classifying.set(key, classify)
  return classify
}
