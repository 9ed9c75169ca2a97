import { emergencyByRegion, regionToShow } from '#lib/community/emergency-numbers.ts'
import { showLine } from '#lib/community/help-lines.ts'
import { nameDay, nameRegion, namedRegions } from '#lib/community/name-things.ts'
import type { PageLoad } from './$types'

export const load: PageLoad = async ({ parent, url }) => {
  const { community } = await parent()
  const ofCommunity = community?.region ?? null
  const region = regionToShow(url.searchParams.get('region'), ofCommunity)
  const now = Date.now()
  return {
    regions: namedRegions(),
    region:
      region === null
        ? null
        : { code: region, name: nameRegion(region), emergency: emergencyByRegion[region] ?? null },
    linesFor: ofCommunity === null ? null : nameRegion(ofCommunity),
    lines: (community?.lines ?? []).map((line) => ({
      ...showLine(line, now),
      dialledOnInWords: nameDay(line.dialledOn)
    }))
  }
}
