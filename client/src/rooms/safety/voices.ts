/**
 * By what each side of a case shows that it is itself who asks for another look. The signed decision holds a hash for
 * each, and is the same for everybody. The secret behind a hash goes to that side alone, beside the decision.
 */
import { plainHash, toBase64url, type RandomBytes } from '@beside/kernel'
import { bytesOf } from '../../wire/read-wire.ts'
import type { Note, Step } from './entries.ts'
import { stepIn } from './notes.ts'

export type Side = 'reporter' | 'concerned'
export type Voices = Readonly<Record<Side, string>>

const SIDES: readonly Side[] = ['reporter', 'concerned']
const SECRET_BYTES = 32

export function newVoices(random: RandomBytes): Voices {
  const secret = (): string => toBase64url(random(SECRET_BYTES))
  return { reporter: secret(), concerned: secret() }
}

/** What everybody may read of them. */
export function hashesOf({ reporter, concerned }: Voices): NonNullable<Step['voices']> {
  return { reporter: hashOf(reporter), concerned: hashOf(concerned) }
}

/** Whose secret this is; undefined where it is nobody's of this decision. */
export function sideOf(decision: Note, voice: string | undefined): Side | undefined {
  const { voices } = stepIn(decision) ?? {}
  if (!voices || voice === undefined) return undefined
  const shown = hashOf(voice)
  return SIDES.find((side) => voices[side] === shown)
}

function hashOf(voice: string): string {
  return toBase64url(plainHash(bytesOf(voice)))
}
