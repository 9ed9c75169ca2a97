/**
 * What this device says to the server about nudges. Each space is told by itself, as its member: the server is
 * given nothing that ties these rows to each other or to an account.
 */
import {
  NudgePass,
  NudgeState,
  NudgeTested,
  NudgeWays,
  type NudgeLook,
  type PutNudge
} from '@beside/contract'
import { ok, refused, type Result } from '@beside/kernel'
import * as v from 'valibot'
import { NUDGE_SETTING, nudgeSettingIn, type NudgeSetting } from '../account/nudge-setting.ts'
import type { OpenAccount } from '../account/open-account.ts'
import type { MySpaces } from '../sync/my-spaces.ts'
import { inTurn } from '../sync/in-turn.ts'
import type { Call, WireReason, WireResult } from '../wire/server-link.ts'

export type NudgeTrouble = 'late' | 'refused' | null

export class Nudges {
  /** What the last look found: whether one could not be sent. */
  trouble: NudgeTrouble = null
  readonly #account: OpenAccount
  readonly #spaces: MySpaces
  readonly #changed: () => void
  /** One change or look at a time: a look never puts back what is being taken away. */
  readonly inTurn = inTurn()
  #tested:
    { readonly ticket: string; readonly address: string; readonly look: NudgeLook } | undefined
  /** For what a row stands, as far as is known; undefined before the first look. */
  #lookedAt: Set<string> | undefined
  #reached: { readonly endpoint: string; readonly pass: string } | undefined

  constructor(account: OpenAccount, spaces: MySpaces, changed: () => void) {
    this.#account = account
    this.#spaces = spaces
    this.#changed = changed
  }

  async readWays(): Promise<WireResult<NudgeWays>> {
    return this.#account.link.call({ method: 'GET', path: '/api/nudges' }, NudgeWays)
  }

  /** Asks for a mail with six digits. */
  async test(address: string, look: NudgeLook): Promise<Result<true, WireReason>> {
    const call = { method: 'POST', path: '/api/nudges/test', body: { to: address, look } } as const
    const asked = await this.#account.link.call(call, NudgeTested)
    if (!asked.ok) return asked
    this.#tested = { ticket: asked.value.ticket, address, look }
    return ok(true)
  }

  /** The digits show that the mailbox is theirs. */
  async confirm(
    code: string
  ): Promise<
    Result<
      { readonly address: string; readonly look: NudgeLook; readonly pass: string },
      WireReason
    >
  > {
    const tested = this.#tested
    if (!tested) return refused('code-over')
    const body = { ticket: tested.ticket, code }
    const call = { method: 'POST', path: '/api/nudges/confirm', body } as const
    const confirmed = await this.#account.link.call(call, NudgePass)
    if (!confirmed.ok) return confirmed
    const { address, look } = tested
    return ok({ address, look, pass: confirmed.value.pass })
  }

  /** Asks for one push to this device. */
  async testPush(endpoint: string): Promise<Result<true, WireReason>> {
    const call = { method: 'POST', path: '/api/nudges/push', body: { endpoint } } as const
    const asked = await this.#account.link.call(call, NudgePass)
    if (!asked.ok) return asked
    this.#reached = { endpoint, pass: asked.value.pass }
    return ok(true)
  }

  /** The device whose push service took the last push that was asked for. */
  reached(): Result<{ readonly endpoint: string; readonly pass: string }, 'not-found'> {
    return this.#reached ? ok(this.#reached) : refused('not-found')
  }

  async put(spaceId: string, setting: NudgeSetting): Promise<Result<true, WireReason>> {
    const { pass, quiet } = setting
    const look = 'look' in setting ? setting.look : null
    const body = { pass, look, quiet } satisfies PutNudge
    const done = await this.#ask(spaceId, { method: 'PUT', body }, v.unknown())
    return done.ok ? ok(true) : done
  }

  async remove(spaceId: string): Promise<Result<true, WireReason>> {
    const done = await this.#ask(spaceId, { method: 'DELETE' }, v.unknown())
    // Whoever is no member there any more has no row there either.
    return done.ok || done.reason === 'not-found' ? ok(true) : done
  }

  /**
   * Looks how the nudges are, in its turn. Rows that ended with a key that was replaced are put again, and those
   * that another device left behind go.
   */
  look(): Promise<void> {
    return this.inTurn(() => this.lookNow())
  }

  /** A question that was asked again is in another bond: what is wanted of the one before is wanted there. */
  follow(): void {
    if (this.#missed().length > 0) void this.inTurn(() => this.#putMissed())
  }

  async lookNow(): Promise<void> {
    const { keyring } = this.#account
    const setting = nudgeSettingIn(keyring)
    this.#lookedAt = new Set()
    if (keyring.settings[NUDGE_SETTING] === undefined) return
    const states = new Set<NudgeState['state']>()
    for (const { id } of this.#spaces.all()) {
      const read = await this.#ask(id, { method: 'GET' }, NudgeState)
      if (!read.ok) continue
      const { state } = read.value
      const isAbout = setting?.about.includes(id) === true
      if (setting && isAbout && state === 'none') await this.#putFor(id, setting)
      if (!isAbout && state !== 'none') await this.remove(id)
      if (isAbout) states.add(state)
      if (isAbout && state !== 'none') this.#lookedAt.add(id)
    }
    this.trouble = states.has('refused') ? 'refused' : states.has('late') ? 'late' : null
    this.#changed()
  }

  /** What has to be put still, as far as this device can: the line may have broken, or its space was not open yet. */
  #missed(): readonly string[] {
    const about = nudgeSettingIn(this.#account.keyring)?.about ?? []
    const known = this.#lookedAt
    return known ? about.filter((id) => !known.has(id) && this.#spaces.get(id) !== undefined) : []
  }

  async #putMissed(): Promise<void> {
    const setting = nudgeSettingIn(this.#account.keyring)
    for (const id of this.#missed()) if (setting) await this.#putFor(id, setting)
  }

  async #putFor(id: string, setting: NudgeSetting): Promise<void> {
    const done = await this.put(id, setting)
    if (done.ok || done.reason === 'not-found') this.#lookedAt?.add(id)
  }

  async #ask<Schema extends v.GenericSchema>(
    spaceId: string,
    call: Pick<Call, 'method' | 'body'>,
    reply: Schema
  ): Promise<Result<v.InferOutput<Schema>, WireReason>> {
    const space = this.#spaces.get(spaceId)
    if (!space?.me) return refused('not-found')
    const token = await this.#spaces.door.tokenFor(space)
    if (!token) {
      // With a line that is there, no token means that one is no member there any more.
      const ways = await this.readWays()
      return ways.ok ? refused('not-found') : ways
    }
    const path = `/api/spaces/${spaceId}/nudge`
    return this.#account.link.call({ ...call, path, token }, reply)
  }
}
