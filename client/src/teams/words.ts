/** What is said in the clear in the chain of a team: checked when read, since anybody may have written it. */
import type { TeamRole } from '@beside/contract'
import type { Keyring } from '@beside/kernel'
import * as v from 'valibot'
import { readJson, writeJson } from '../spaces/entry.ts'

const SHOWN_NAME_MAX = 40
const SHOWN_LINES_MAX = 200
const CHECKED_MAX = 200
/** Together with the rest they fit into the clear words of a post, whatever the letters are. */
const SERVICES_MAX = 2
const SERVICE_NAME_MAX = 50
const SERVICE_ROLES: readonly TeamRole[] = ['professional', 'facilitator']

const Name = v.pipe(v.string(), v.trim(), v.maxLength(SHOWN_NAME_MAX))

/** A service of the directory to which somebody belongs. */
export const RoleService = v.object({
  id: v.pipe(v.string(), v.uuid()),
  name: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(SERVICE_NAME_MAX))
})

/** The words of `present`: how somebody with a role shows themselves. */
export const Shown = v.object({
  name: Name,
  lines: v.pipe(v.string(), v.trim(), v.maxLength(SHOWN_LINES_MAX)),
  /** Said by a founder alone: for everybody else it stands in their post. */
  mustReport: v.optional(v.boolean()),
  /** Whether members may ask them for an introduction to their service. */
  mayBeAsked: v.optional(v.boolean())
})
export type Shown = v.InferOutput<typeof Shown>

/** The words of `appoint`: what was checked, and under which name this person asked. */
export const Checked = v.object({
  name: Name,
  checked: v.pipe(v.string(), v.trim(), v.maxLength(CHECKED_MAX)),
  /** Of a listener: one whom the others can call in. */
  isLead: v.optional(v.boolean()),
  services: v.optional(v.pipe(v.array(RoleService), v.maxLength(SERVICES_MAX)))
})
export type Checked = v.InferOutput<typeof Checked>

const NOTHING_SHOWN: Shown = { name: '', lines: '' }
const NOTHING_CHECKED: Checked = { name: '', checked: '' }

/** Whether a role can belong to a service of the directory. */
export function hasServices(role: TeamRole): boolean {
  return SERVICE_ROLES.includes(role)
}

export function readShown(words: string | undefined): Shown {
  const parsed = v.safeParse(Shown, jsonOf(words))
  return parsed.success ? parsed.output : NOTHING_SHOWN
}

export function readChecked(words: string | undefined): Checked {
  const parsed = v.safeParse(Checked, jsonOf(words))
  return parsed.success ? parsed.output : NOTHING_CHECKED
}

function jsonOf(words = ''): unknown {
  return readJson(new TextEncoder().encode(words))
}

/** How this person wants to be shown in a team into which they are not yet let. */
export function shownIn(keyring: Keyring, teamId: string): Shown | undefined {
  const parsed = v.safeParse(Shown, keyring.settings[shownSetting(teamId)]?.value)
  return parsed.success ? parsed.output : undefined
}

export function shownSetting(teamId: string): string {
  return `shown-in:${teamId}`
}

/** As it stands in the chain. */
export function clearWords(body: Shown | Checked): string {
  return new TextDecoder().decode(writeJson(body))
}
