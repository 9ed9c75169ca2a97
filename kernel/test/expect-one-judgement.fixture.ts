import { expect } from 'vitest'
import { verifySignature } from '../src/crypto/keys.ts'
import { parseRecord } from '../src/space/record.ts'
import { append, verifyQuickly, type SpaceLog } from './space-log.ts'
import { envelopeOfAct, take, type Act, type SpaceModel } from './space-model.ts'
import { toJson } from './structure.ts'

/** Tries an act: the server and every client judge it alike, nothing given is changed, and it counts once. */
export function expectOneJudgement(model: SpaceModel, one: Act): string {
  const envelope = envelopeOfAct(model, one)
  if (!envelope) return 'ok'
  const before = placeOf(model.log)
  const asClient = append(model.log, envelope, model.time + 1, verifySignature)
  const asServer = append(model.log, envelope, model.time + 1, verifyQuickly)
  expect(asClient.outcome).toBe(asServer.outcome)
  expect(placeOf(asClient.log)).toBe(placeOf(asServer.log))
  expect(placeOf(model.log)).toBe(before)
  expect(take(model, envelope, { act: one })).toBe(asServer.outcome)
  // The order counts: the same record a second time never stands on its own chain again.
  const isOperation = parseRecord(envelope)?.header.type === 'operation'
  const again = append(model.log, envelope, model.time + 1, verifyQuickly)
  if (isOperation) expect(again.outcome).not.toBe('ok')
  return asServer.outcome
}

/** Where a log stands, as text: the head says which records led there. */
function placeOf({ state, positions }: SpaceLog): string {
  return JSON.stringify(toJson([positions.length, positions.at(-1), state]))
}
