/** A random life, much of it not allowed, and what the kernel makes of each step. */
import { verifySignature, type Envelope } from '@beside/kernel'
import { BEGIN } from '../../../kernel/test/space-log.ts'
import { envelopeOfAct, take, type Act, type SpaceModel } from '../../../kernel/test/space-model.ts'

export type LifeStep = { readonly envelope: Envelope; readonly time: number }
export type Told = { readonly outcome: string; readonly after: unknown }
export type Life = { readonly steps: readonly LifeStep[]; readonly told: readonly Told[] }

/** @param model a space that has only begun */
export function liveBy(model: SpaceModel, acts: readonly Act[]): Life {
  const genesis = model.log.records[0]?.record.envelope
  if (!genesis) throw new Error('A space begins with a record')
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

function after({ state, positions }: SpaceModel['log']): unknown {
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
