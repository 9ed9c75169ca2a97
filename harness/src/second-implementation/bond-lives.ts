/** Random lives of a bond, much of it not allowed, and what the kernel makes of each step. */
import fc from 'fast-check'
import { beginBond, envelopeOfAct, take, WHATS, type Act } from '../../../kernel/test/bond-model.ts'
import { BEGIN } from '../../../kernel/test/space-log.ts'
import { verifySignature, type Envelope } from '@beside/kernel'

export type LifeStep = { readonly envelope: Envelope; readonly time: number }
export type Told = { readonly outcome: string; readonly after: unknown }
export type Life = { readonly steps: readonly LifeStep[]; readonly told: readonly Told[] }

const act: fc.Arbitrary<Act> = fc.record({
  who: fc.constantFrom(0, 0, 1, 1, 2),
  what: fc.constantFrom(...WHATS, 'rekey', 'write', 'join', 'join'),
  pick: fc.nat(8),
  lag: fc.constantFrom(0, 0, 0, 0, 1, 2)
})
// Most random beginnings end before a second person is here; this one gets there.
const opening: readonly Act[] = [
  { who: 0, what: 'invite', pick: 7, lag: 0 },
  { who: 1, what: 'join', pick: 0, lag: 0 },
  { who: 1, what: 'rekey', pick: 8, lag: 0 }
]
export const bondLife: fc.Arbitrary<readonly Act[]> = fc
  .tuple(fc.nat(3), fc.array(act, { maxLength: 12 }))
  .map(([count, rest]) => [...opening.slice(0, count), ...rest])

export function liveBy(acts: readonly Act[]): Life {
  const model = beginBond()
  const genesis = model.log.records[0]?.record.envelope
  if (!genesis) throw new Error('A bond begins with a record')
  const steps: LifeStep[] = [{ envelope: genesis, time: BEGIN }]
  const told: Told[] = [{ outcome: 'ok', after: after(model.log) }]
  for (const one of acts) {
    const envelope = envelopeOfAct(model, one)
    if (!envelope) continue
    const outcome = take(model, envelope, { act: one, verify: verifySignature })
    steps.push({ envelope, time: model.time })
    told.push({ outcome, after: after(model.log) })
  }
  return { steps, told }
}

function after({ state, positions }: ReturnType<typeof beginBond>['log']): unknown {
  const { opHash, epoch, isStale, isClosed } = state
  return {
    seq: positions.length - 1,
    opHash,
    epoch,
    isStale,
    isClosed,
    head: positions.at(-1)?.head
  }
}
