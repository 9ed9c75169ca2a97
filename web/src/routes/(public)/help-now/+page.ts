import { emergencyByRegion } from '#lib/community/emergency-numbers.ts'
import { countryToShow, linesIn, showLine } from '#lib/community/help-lines.ts'
import { nameDay, nameRegion, namedRegions } from '#lib/community/name-things.ts'
import type { PageLoad } from './$types'

export const load: PageLoad = async ({ parent, url }) => {
  const { community } = await parent()
  const lines = community?.lines ?? []
  const ofCommunity = community?.region ?? null
  const country = countryToShow(url.searchParams.get('region'), { region: ofCommunity, lines })
  const now = Date.now()
  const shown = linesIn(
    lines.map((line) => showLine(line, now)),
    country
  )
  const ofLines = lines.flatMap(({ region }) => region ?? [])
  return {
    regions: namedRegions(ofLines),
    region:
      country === null
        ? null
        : {
            code: country,
            name: nameRegion(country),
            emergency: emergencyByRegion[country] ?? null
          },
    hasLines: lines.length > 0,
    lines: shown.map((line) => ({
      ...line,
      dialledOnInWords: nameDay(line.dialledOn),
      regionInWords: country === null && line.region !== null ? nameRegion(line.region) : ''
    }))
  }
}
