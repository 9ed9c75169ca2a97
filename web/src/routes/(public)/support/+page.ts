import { emergencyByRegion } from '#lib/community/emergency-numbers.ts'
import { nameRegion } from '#lib/community/name-things.ts'
import { languageOf } from '#lib/words/language.ts'
import { linesOnPage } from '../help-now/line-on-page.ts'
import { linesHere, timeBy } from '../help-now/lines-here.ts'
import type { PageLoad } from './$types'
import type { HelpHere } from './help-here.ts'
import type { DirectorySummary } from '@beside/contract'
import { browser } from '$app/env'
import script from './on-page.ts?worker&url'

export const load: PageLoad = async ({ depends, parent, fetch, url }) => {
  const language = languageOf(url.pathname)
  const { community } = await parent()
  const region = community?.region ?? null
  const list = await linesHere(community, depends)
  const help: HelpHere = {
    emergency: region === null ? null : (emergencyByRegion[region] ?? null),
    region: region === null ? '' : nameRegion(region, language),
    lines: linesOnPage(list.lines, { country: region, language, now: timeBy(list) })
  }
  return { help, script, isEmpty: !browser && (await isEmpty(fetch)) }
}

// Where there is JavaScript, the list itself says it.
async function isEmpty(ask: typeof fetch): Promise<boolean> {
  try {
    const reply = await ask('/api/directory')
    return reply.ok && ((await reply.json()) as DirectorySummary).services === 0
  } catch {
    return false
  }
}
