/** What a person sets for themselves. It lies in the keyring, so that each of their devices knows it. */
import { readExitPlace } from '@beside/contract'
import { ok, refused, type Result } from '@beside/kernel'
import type { Beside, Trouble } from '../api.ts'
import { NICKNAME_MAX, noteChoicesIn, profileIn, withSetting } from '../account/settings.ts'
import { isAsker } from '../rooms/listening/remembered.ts'
import { ownDocument, writeDocument } from '../sync/writing.ts'
import { narrowed } from '../wire/server-link.ts'
import type { House } from './house.ts'

export type SettingActions = Pick<
  Beside,
  'keepKit' | 'setNickname' | 'setNoteChoice' | 'setExitPlace' | 'setAnswerHelp'
>

export function settingActions(house: House): SettingActions {
  return {
    keepKit: () => saveSetting(house, 'kit-kept', true),
    setNickname: (input) => setNickname(house, input),
    async setNoteChoice({ note, choice }) {
      const open = house.open()
      if (!open.ok) return open
      const current = noteChoicesIn(open.value.account.keyring)
      return saveSetting(house, 'note-choices', { ...current, [note]: choice })
    },
    setAnswerHelp: ({ isOn }) => saveSetting(house, 'answer-help', isOn),
    async setExitPlace(typed) {
      const place = typed.trim() === '' ? null : readExitPlace(typed)
      return place === undefined ? refused('not-an-address') : saveSetting(house, 'exit-to', place)
    }
  }
}

async function setNickname(
  house: House,
  input: Parameters<Beside['setNickname']>[0]
): ReturnType<Beside['setNickname']> {
  const open = house.open()
  if (!open.ok) return open
  const { account, spaces } = open.value
  const nickname = input.nickname.trim().slice(0, NICKNAME_MAX)
  const profile = { ...profileIn(account.keyring), nickname, shape: input.shape }
  const saved = await saveSetting(house, 'profile', profile)
  if (!saved.ok) return saved
  const tools = { environment: house.environment, account, spaces }
  for (const { purpose, state, spaceId = '' } of account.keyring.memberships) {
    // Whoever asked to be heard is called there as they wished for that.
    const isNamed = isAsker(account.keyring, spaceId)
    const isAmongPeople = (purpose === 'bond' && !isNamed) || purpose === 'circle'
    const space = isAmongPeople && state === 'in' ? spaces.get(spaceId) : undefined
    if (!space) continue
    const before = ownDocument(space, 'profile')
    const written = await writeDocument(tools, space, { kind: 'profile', body: profile, before })
    if (!written.ok) return narrowed(written)
  }
  return ok(true)
}

export async function saveSetting(
  house: House,
  name: string,
  value: unknown
): Promise<Result<true, Trouble>> {
  const open = house.open()
  if (!open.ok) return open
  const { account, spaces } = open.value
  const at = spaces.serverNow()
  const saved = await account.change((keyring) => withSetting(keyring, name, { value, at }))
  house.changed()
  return saved.ok ? ok(true) : narrowed(saved)
}
