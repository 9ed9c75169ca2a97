import { emergencyByRegion } from '#lib/community/emergency-numbers.ts'
import { countryToShow } from '#lib/community/help-lines.ts'
import { nameDay, nameRegion, namedRegions } from '#lib/community/name-things.ts'
import { languageOf } from '#lib/words/language.ts'
import { linesOnPage } from './line-on-page.ts'
import { linesHere, timeBy } from './lines-here.ts'
import type { PageLoad } from './$types'

export const load: PageLoad = async ({ depends, parent, url }) => {
  const { community } = await parent()
  const list = await linesHere(community, depends)
  const { lines, madeAt } = list
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
    lines: linesOnPage(lines, { country, language, now: timeBy(list) }),
    list: {
      day: madeAt === null ? null : nameDay(new Date(madeAt).toISOString().slice(0, 10), language),
      isOld: list.isOld,
      trouble: list.trouble
    }
  }
}
