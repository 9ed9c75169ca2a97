import type { JsonRecord } from '@beside/hsds'
import { listOf, numberOf, textOf } from './read-record.ts'

export type Cost = 'free' | 'low' | 'paid' | 'unknown'
export const COSTS: readonly Cost[] = ['unknown', 'free', 'low', 'paid']

const free =
  /\b(free(?! ?(form|way|dom|lance))|no (fees?|charges?|costs?)|without charge|gratis|gratuito)\b/i
const notFree = /\bnot free\b|\btoll[- ]free\b|\bdrug[- ]free\b|\bfee[- ]free trial\b/gi
const low =
  /\b(sliding|low[- ]cost|reduced|donations?|income|subsidi[sz]ed|some free|partly free)\b/i
// Of a description only a whole sentence about all that is offered is believed.
const allIsFree =
  /\b(all (of )?(our |the )?services are (provided )?free|services are (all )?(provided |offered )?(free|at no c)|free and confidential|(completely|always) free)\b/i

/** What it costs, in one word. Only what the entry says of fees counts: a free parking place is no free service. */
export function costOf(service: JsonRecord): Cost {
  const options = listOf(service, 'cost_options')
  const amounts = options.map((option) => numberOf(option, 'amount'))
  const said = [
    textOf(service, 'fees_description'),
    textOf(service, 'fees'),
    ...options.flatMap((option) => [textOf(option, 'option'), textOf(option, 'amount_description')])
  ].join('. ')
  if (amounts.some((amount) => amount !== undefined && amount > 0)) {
    return amounts.includes(0) || low.test(said) ? 'low' : 'paid'
  }
  if (low.test(said)) return 'low'
  if (amounts.includes(0) || free.test(said.replaceAll(notFree, ''))) return 'free'
  if (/\p{L}|\d/u.test(said)) return 'paid'
  return allIsFree.test(textOf(service, 'description')) ? 'free' : 'unknown'
}
