/** A person's own settings in the keyring, by name. */
import { ExitPlace, TeamRole } from '@beside/contract'
import type { Keyring } from '@beside/kernel'
import * as v from 'valibot'
import type { NoteChoice, Shape } from '../api.ts'

const FORMS = ['leaf', 'moon', 'hill', 'stone', 'lamp', 'wave'] as const
const COLOURS = ['clay', 'sky', 'plum', 'moss', 'sand', 'rose'] as const

const ShapeSchema = v.object({ form: v.picklist(FORMS), colour: v.picklist(COLOURS) })
export const NICKNAME_MAX = 40
export const Profile = v.object({
  nickname: v.pipe(v.string(), v.maxLength(NICKNAME_MAX)),
  shape: ShapeSchema
})
export type Profile = v.InferOutput<typeof Profile>

const PLAIN_SHAPE: Shape = { form: 'stone', colour: 'sand' }
export const NO_PROFILE: Profile = { nickname: '', shape: PLAIN_SHAPE }

const NoteChoices = v.record(v.string(), v.picklist(['show', 'fold', 'hide']))

/** By role, base64url: the id of a team, or the newest operation in its chain. */
const TeamsSeen = v.record(TeamRole, v.string())
export type TeamsSeen = v.InferOutput<typeof TeamsSeen>

export function readProfile(value: unknown): Profile {
  const parsed = v.safeParse(Profile, value)
  return parsed.success ? parsed.output : NO_PROFILE
}

export function profileIn(keyring: Keyring): Profile {
  return readProfile(keyring.settings['profile']?.value)
}

/** Called as one chose it for one place, with a shape that says nothing of who it is elsewhere. */
export function profileNamed(nickname: string): Profile {
  return { ...NO_PROFILE, nickname }
}

export function signInNameIn(keyring: Keyring): string | null {
  const value = keyring.settings['sign-in-name']?.value
  return typeof value === 'string' ? value : null
}

export function isKitKeptIn(keyring: Keyring): boolean {
  return keyring.settings['kit-kept']?.value === true
}

export function noteChoicesIn(keyring: Keyring): Readonly<Record<string, NoteChoice>> {
  const parsed = v.safeParse(NoteChoices, keyring.settings['note-choices']?.value)
  return parsed.success ? parsed.output : {}
}

/** Whether the prompts and tips beside the field are on, where this person answers somebody. */
export function wantsAnswerHelpIn(keyring: Keyring): boolean {
  return keyring.settings['answer-help']?.value === true
}

export function exitPlaceIn(keyring: Keyring): string | null {
  const parsed = v.safeParse(ExitPlace, keyring.settings['exit-to']?.value)
  return parsed.success ? parsed.output : null
}

/** The team of each role, as this person saw it first. */
export function teamsSeenIn(keyring: Keyring): TeamsSeen {
  return readTeamsSeen(keyring.settings['teams-seen']?.value)
}

/** How far this person saw the chain of each team. */
export function teamsReachedIn(keyring: Keyring): TeamsSeen {
  return readTeamsSeen(keyring.settings['teams-reached']?.value)
}

function readTeamsSeen(value: unknown): TeamsSeen {
  const parsed = v.safeParse(TeamsSeen, value)
  return parsed.success ? parsed.output : {}
}

export function isPutAwayIn(keyring: Keyring, bondId: string): boolean {
  return keyring.settings[putAwaySetting(bondId)]?.value === true
}

/** The name of the setting by which a bond or a circle is out of the list. */
export function putAwaySetting(spaceId: string): string {
  return `put-away:${spaceId}`
}

export function withSetting(
  keyring: Keyring,
  name: string,
  setting: { readonly value: unknown; readonly at: number }
): Keyring {
  return { ...keyring, settings: { ...keyring.settings, [name]: setting } }
}
