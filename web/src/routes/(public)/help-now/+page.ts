import { emergencyByRegion } from '#lib/community/emergency-numbers.ts'
import { countryToShow } from '#lib/community/help-lines.ts'
import { nameRegion, namedRegions } from '#lib/community/name-things.ts'
import { languageOf } from '#lib/words/language.ts'
import { linesOnPage } from './line-on-page.ts'
import type { PageLoad } from './$types'

export const load: PageLoad = async ({ parent, url }) => {
  const { community } = await parent()
  const lines = community?.lines ?? []
  const ofCommunity = community?.region ?? null
  const country = countryToShow(url.searchParams.get('region'), { region: ofCommunity, lines })
  const language = languageOf(url.pathname)
  const ofLines = lines.flatMap(({ region }) => region ?? [])
  return {
    regions: namedRegions(ofLines, language),
    region:
      country === null
        ? null
        : {
            code: country,
            name: nameRegion(country, language),
            emergency: emergencyByRegion[country] ?? null
          },
    hasLines: lines.length > 0,
    lines: linesOnPage(lines, { country, language, now: Date.now() })
  }
}
