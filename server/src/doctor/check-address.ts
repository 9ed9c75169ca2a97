import { act, hint, well } from './finding.ts'
import type { Finding } from './finding.ts'
import { doctorWords } from './words.ts'

// Words that tell whoever sees a screen, a bill or a history what the place is for.
const TELLING =
  /trauma|abuse|survivor|violence|rape|assault|ptsd|suicid|self-?harm|addict|recover|therap|mental|psych|crisis|victim|refuge/iu

/** The address that people see, as it is set for the server. */
export function checkAddress(
  env: Readonly<Record<string, string | undefined>>
): readonly Finding[] {
  const text = env['BESIDE_ADDRESS']?.trim() ?? ''
  if (text === '') return [hint(doctorWords.noAddress)]
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (url?.protocol === 'http:') return [act(doctorWords.plainAddress)]
  if (url?.protocol !== 'https:' || url.pathname !== '/') return [act(doctorWords.strangeAddress)]
  return [
    well(doctorWords.addressWell),
    ...(TELLING.test(url.hostname) ? [hint(doctorWords.tellingAddress)] : []),
    ...((env['BESIDE_TRUSTED_PROXY'] ?? '') === '' ? [hint(doctorWords.noProxy)] : [])
  ]
}
