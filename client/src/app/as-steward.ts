import { refused } from '@beside/kernel'
import type * as v from 'valibot'
import type { Done } from '../outcome.ts'
import { narrowed, type Call } from '../wire/server-link.ts'
import { stewardToken, writerToken } from './care-actions.ts'
import type { House } from './house.ts'
import { toolsOf } from './tools.ts'

type Asking<Schema> = Omit<Call, 'token'> & { readonly reply: Schema }

/** Asks what stewards alone may ask, with the token of their team. */
export async function asSteward<Schema extends v.GenericSchema, Refusal extends string = never>(
  house: House,
  asking: Asking<Schema>,
  refusals: readonly Refusal[] = []
): Done<v.InferOutput<Schema>, Refusal> {
  return askWith(house, { ...asking, token: await stewardToken(house) }, refusals)
}

/** Asks what editors may ask too. */
export async function asWriter<Schema extends v.GenericSchema, Refusal extends string = never>(
  house: House,
  asking: Asking<Schema>,
  refusals: readonly Refusal[] = []
): Done<v.InferOutput<Schema>, Refusal> {
  return askWith(house, { ...asking, token: await writerToken(house) }, refusals)
}

async function askWith<Schema extends v.GenericSchema, Refusal extends string>(
  house: House,
  { reply: schema, token, ...call }: Asking<Schema> & { readonly token: string | undefined },
  refusals: readonly Refusal[]
): Done<v.InferOutput<Schema>, Refusal> {
  const tools = toolsOf(house)
  if (!tools || token === undefined) return refused('not-found')
  const reply = await tools.link.call({ ...call, token }, schema)
  return reply.ok ? reply : narrowed(reply, ...refusals)
}
