/**
 * Stewards: whoever opened a steward's link, for its hour, and those who hold a post in the stewards' team. Editors are
 * those who hold a post in theirs: they do what is written for everybody, and all else is not there for them.
 */
import { createHash } from 'node:crypto'
import { STEWARD_HEADER, TOKEN_HEADER } from '@beside/contract'
import type { Reason } from '@beside/contract'
import { fromBase64url, ok } from '@beside/kernel/wire'
import type { Bytes, Result } from '@beside/kernel/wire'
import type { GenericSchema, InferOutput } from 'valibot'
import { isStewardKey } from '../store/stewards.ts'
import type { Store } from '../store/open-store.ts'
import type { Context } from './context.ts'
import { no, route } from './route.ts'
import type { Asked, RefusalReply, Reply, Route } from './route.ts'
import { teamMember } from './team-gate.ts'

type Asking = Pick<Asked, 'cookies' | 'header'>

export type Writer = 'steward' | 'editor'

/** Refuses everybody who is no steward now. */
export async function refuseOthers(
  context: Context,
  asked: Asking
): Promise<RefusalReply | undefined> {
  const steward = await stewardOf(context, asked)
  return steward.ok ? undefined : steward
}

async function stewardOf(
  context: Context,
  asked: Asking
): Promise<{ readonly ok: true; readonly value: Bytes | null } | RefusalReply> {
  const known = await writerIn(context, asked)
  if (!known.ok) return known
  // What is no editor's is not there for them.
  return known.value.who === 'steward' ? ok(known.value.by) : no('not-found')
}

type Known = { readonly who: 'steward'; readonly by: Bytes | null } | { readonly who: 'editor' }

async function writerIn(context: Context, asked: Asking): Promise<Result<Known, Reason>> {
  if (asked.header(TOKEN_HEADER) === undefined) {
    return (await refuseWithoutKey(context, asked)) ?? ok({ who: 'steward', by: null })
  }
  const steward = await teamMember(context, 'steward', asked)
  if (steward.ok) return ok({ who: 'steward', by: steward.value.id })
  // A token of another space, or one whose holder has no post: it may be an editor's.
  if (steward.reason !== 'token-refused') return steward
  const editor = await teamMember(context, 'editor', asked)
  return editor.ok ? ok({ who: 'editor' }) : editor
}

type Declared<Schema extends GenericSchema | null> = Pick<Route, 'method' | 'path' | 'limits'> & {
  readonly body: Schema
}
type AskedWith<Schema> = Asked<'nobody', Schema extends GenericSchema ? InferOutput<Schema> : null>
type ForStewards<Schema extends GenericSchema | null> = Declared<Schema> & {
  /** `by`: the member of the stewards' team who asks; null for whoever opened a steward's link. */
  readonly answer: (asked: AskedWith<Schema>, by: Bytes | null) => Promise<Reply>
}
type ForEditors<Schema extends GenericSchema | null> = Declared<Schema> & {
  readonly answer: (asked: AskedWith<Schema>, by: Writer) => Promise<Reply>
}

/** A route that answers stewards alone. */
export function stewardRoute<Schema extends GenericSchema | null>(
  context: Context,
  { answer, ...declared }: ForStewards<Schema>
): Route {
  return route({
    ...declared,
    needs: 'nobody',
    async answer(asked) {
      const steward = await stewardOf(context, asked)
      return steward.ok ? answer(asked, steward.value) : steward
    }
  })
}

/** A route that answers editors and stewards. */
export function editorRoute<Schema extends GenericSchema | null>(
  context: Context,
  { answer, ...declared }: ForEditors<Schema>
): Route {
  return route({
    ...declared,
    needs: 'nobody',
    async answer(asked) {
      const known = await writerIn(context, asked)
      return known.ok ? answer(asked, known.value.who) : known
    }
  })
}

/** Refuses whoever does not bring the key of a steward's link, within its hour. */
export async function refuseWithoutKey(
  { store, clock }: Pick<Context, 'store' | 'clock'>,
  { header }: Pick<Asking, 'header'>
): Promise<RefusalReply | undefined> {
  const key = fromBase64url(header(STEWARD_HEADER) ?? '')
  if (key && (await holdsStewardKey(store, key, clock.now()))) return undefined
  // A wrong key and one whose hour is over look alike, and both need a new link.
  return no('link-used')
}

/** True within the time that the key was given for. */
export async function holdsStewardKey(store: Store, key: Bytes, now: number): Promise<boolean> {
  return isStewardKey(store.read, hashOf(key), now)
}

/** What is hashed is 32 random bytes, so a plain hash cannot be guessed back. */
export function hashOf(secret: Bytes): Bytes {
  return new Uint8Array(createHash('sha256').update(secret).digest())
}
