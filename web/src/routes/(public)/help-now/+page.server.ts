import { emergencyByRegion, regionToShow } from './emergency-numbers.ts'
import { showLine } from './help-lines.ts'
import { nameDay, nameRegion, namedRegions } from './name-things.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ parent, url }) => {
  const { community } = await parent()
  const region = regionToShow(url.searchParams.get('region'), community?.region ?? null)
  const now = Date.now()
  return {
    regions: namedRegions(),
    region:
      region === null
        ? null
        : { code: region, name: nameRegion(region), emergency: emergencyByRegion[region] ?? null },
    linesFor: community?.region == null ? null : nameRegion(community.region),
    lines: (community?.lines ?? []).map((line) => ({
      ...showLine(line, now),
      dialledOnInWords: nameDay(line.dialledOn)
    }))
  }
}
