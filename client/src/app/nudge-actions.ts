/** Nudges: the person's half of the surface. A row at the server goes before the setting says so. */
import { MailAddress, NudgeLook } from '@beside/contract'
import { ok, refused, type Result } from '@beside/kernel'
import * as v from 'valibot'
import type { Beside, Trouble } from '../api.ts'
import { NUDGE_SETTING, nudgeSettingIn, type NudgeSetting } from '../account/nudge-setting.ts'
import { narrowed } from '../wire/server-link.ts'
import type { House, OpenRooms } from './house.ts'
import { saveSetting } from './setting-actions.ts'

export type NudgeActions = Pick<
  Beside,
  | 'readNudgeWays'
  | 'lookAtNudges'
  | 'testNudge'
  | 'switchNudgesOn'
  | 'testPush'
  | 'switchPushOn'
  | 'changeNudges'
  | 'setNudge'
  | 'switchNudgesOff'
>

export function nudgeActions(house: House): NudgeActions {
  return {
    async readNudgeWays() {
      const open = house.open()
      if (!open.ok) return open
      const ways = await open.value.nudges.readWays()
      return ways.ok ? ways : narrowed(ways)
    },
    async lookAtNudges() {
      const open = house.open()
      if (!open.ok) return open
      await open.value.nudges.look()
      return ok(true)
    },
    async testNudge({ address, look }) {
      const open = house.open()
      if (!open.ok) return open
      const mailbox = v.safeParse(MailAddress, address)
      const shown = v.safeParse(NudgeLook, look)
      if (!mailbox.success) return refused('not-an-address')
      if (!shown.success) return refused('not-a-line')
      const asked = await open.value.nudges.test(mailbox.output, shown.output)
      return asked.ok ? asked : narrowed(asked, 'not-sent', 'no-mail')
    },
    switchNudgesOn: (input) => inTurn(house, () => switchOn(house, input)),
    async testPush(endpoint) {
      const open = house.open()
      if (!open.ok) return open
      const asked = await open.value.nudges.testPush(endpoint)
      if (asked.ok) return asked
      // What a browser was given and we cannot read is of no push service that we know.
      return asked.reason === 'bad-request'
        ? refused('no-push')
        : narrowed(asked, 'not-sent', 'no-push')
    },
    switchPushOn: (input) => inTurn(house, () => switchPushOn(house, input)),
    async changeNudges({ look, quiet }) {
      const shown = v.safeParse(v.nullable(NudgeLook), look)
      if (!shown.success) return refused('not-a-line')
      const { output } = shown
      const edit = (setting: NudgeSetting) =>
        'look' in setting && output ? { ...setting, look: output, quiet } : { ...setting, quiet }
      return inTurn(house, () => change(house, edit))
    },
    setNudge: (input) => inTurn(house, () => setNudge(house, input)),
    switchNudgesOff: () => inTurn(house, () => switchOff(house))
  }
}

/** Takes every row away that this person has at the server. */
export async function removeNudges({ account, nudges }: OpenRooms): Promise<Result<true, Trouble>> {
  for (const spaceId of nudgeSettingIn(account.keyring)?.about ?? []) {
    const removed = await nudges.remove(spaceId)
    if (!removed.ok) return narrowed(removed)
  }
  return ok(true)
}

/** A device that may be in other hands is nudged no more. Its rows end with the keys that are replaced. */
export async function endPush(house: House): Promise<void> {
  const open = house.open()
  const setting = open.ok ? nudgeSettingIn(open.value.account.keyring) : undefined
  if (setting && 'endpoint' in setting) await saveSetting(house, NUDGE_SETTING, null)
}

async function switchOff(house: House): Promise<Result<true, Trouble>> {
  const open = house.open()
  if (!open.ok) return open
  const removed = await removeNudges(open.value)
  return removed.ok ? saveSetting(house, NUDGE_SETTING, null) : removed
}

function inTurn<Value, Reason extends string>(
  house: House,
  act: () => Promise<Result<Value, Reason>>
): Promise<Result<Value, Reason | 'not-signed-in'>> {
  const open = house.open()
  return open.ok ? open.value.nudges.inTurn(act) : Promise.resolve(open)
}

async function switchOn(
  house: House,
  { code, quiet }: Parameters<Beside['switchNudgesOn']>[0]
): ReturnType<Beside['switchNudgesOn']> {
  const open = house.open()
  if (!open.ok) return open
  const { account, nudges } = open.value
  const confirmed = await nudges.confirm(code.replaceAll(/\s/gu, ''))
  if (!confirmed.ok) {
    // Whatever else was typed is no code either.
    if (confirmed.reason === 'bad-request') return refused('wrong-code')
    return narrowed(confirmed, 'wrong-code', 'code-over')
  }
  const about = nudgeSettingIn(account.keyring)?.about ?? []
  return save(house, { ...confirmed.value, quiet, about })
}

async function switchPushOn(
  house: House,
  { quiet }: Parameters<Beside['switchPushOn']>[0]
): ReturnType<Beside['switchPushOn']> {
  const open = house.open()
  if (!open.ok) return open
  const { account, nudges } = open.value
  const reached = nudges.reached()
  if (!reached.ok) return reached
  const about = nudgeSettingIn(account.keyring)?.about ?? []
  return save(house, { ...reached.value, quiet, about })
}

async function setNudge(
  house: House,
  { spaceId, isOn }: Parameters<Beside['setNudge']>[0]
): ReturnType<Beside['setNudge']> {
  const open = house.open()
  if (!open.ok) return open
  const { account, nudges } = open.value
  const setting = nudgeSettingIn(account.keyring)
  if (!setting) return refused('not-found')
  const done = isOn ? await nudges.put(spaceId, setting) : await nudges.remove(spaceId)
  if (!done.ok) return narrowed(done)
  const others = setting.about.filter((one) => one !== spaceId)
  const about = isOn ? [...others, spaceId].toSorted() : others
  return saveSetting(house, NUDGE_SETTING, { ...setting, about })
}

async function change(
  house: House,
  edit: (setting: NudgeSetting) => NudgeSetting
): Promise<Result<true, Trouble>> {
  const open = house.open()
  if (!open.ok) return open
  const setting = nudgeSettingIn(open.value.account.keyring)
  return setting ? save(house, edit(setting)) : refused('not-found')
}

// The setting first: what does not reach the server is put there by the next look.
async function save(house: House, setting: NudgeSetting): Promise<Result<true, Trouble>> {
  const open = house.open()
  if (!open.ok) return open
  const saved = await saveSetting(house, NUDGE_SETTING, setting)
  if (!saved.ok) return saved
  for (const spaceId of setting.about) {
    const put = await open.value.nudges.put(spaceId, setting)
    // A circle that ended since has no row, and needs none.
    if (!put.ok && put.reason !== 'not-found') return narrowed(put)
  }
  await open.value.nudges.lookNow()
  return ok(true)
}
