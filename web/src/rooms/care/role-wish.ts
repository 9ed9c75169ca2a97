import type { HelpingAsk, RoleService, TeamRole } from '@beside/client'
import type { Draft } from '#lib/beside/draft.ts'
import { memory, type RoleWish } from '#lib/beside/memory.svelte.ts'
import { isDayToCome } from './days.ts'
import { serviceNameMax, servicesMax } from './service-words.ts'
import { shownLimits } from './words.ts'

const NOTHING: RoleWish = {
  role: null,
  checked: '',
  until: '',
  mustReport: null,
  isSteward: null,
  isLead: null,
  services: []
}

/** Nothing is chosen for whoever gives a role: everybody can read what they say they checked. */
function beginWish(chosen: Partial<RoleWish> = {}): Draft<RoleWish> {
  const begun = { ...NOTHING, ...chosen }
  return { before: begun, body: { ...begun } }
}

/** Opens the form of a role. What was typed there before stays, and so does what was typed for another role. */
export function openWish(role: TeamRole, isSteward: RoleWish['isSteward'] = null): void {
  const begun = memory.giveDrafts[role]
  const chosen = isSteward === null ? { role } : { role, isSteward }
  memory.giveFor = null
  memory.giveRole = role
  memory.giveDrafts[role] = begun
    ? { ...begun, body: { ...begun.body, ...chosen } }
    : beginWish(chosen)
}

/** For somebody of a service: what was typed for such a role stays, and the newest two services. */
export function openWishAt({ id, name }: RoleService): void {
  const { giveRole } = memory
  openWish(giveRole !== null && isOfService(giveRole) ? giveRole : 'professional')
  const draft = openedWish()
  const others = draft.body.services.filter((one) => one.id !== id)
  const short = name.length > serviceNameMax ? `${name.slice(0, serviceNameMax - 1)}…` : name
  const services = [...others, { id, name: short }].slice(-servicesMax)
  memory.giveDrafts[wishKey()] = { ...draft, body: { ...draft.body, services } }
}

/** Whether a role can belong to a service of the directory. */
export function isOfService(role: TeamRole): boolean {
  return role === 'professional' || role === 'facilitator'
}

/** For one who asked: what was checked of them goes out for nobody else. */
export function openWishFor({ signs, role }: HelpingAsk): void {
  // Whoever asks again, because a line broke, is the same one by these.
  memory.giveFor = signs
  memory.giveRole = role
}

/** What stands in the form now. */
export function openedWish(): Draft<RoleWish> {
  return memory.giveDrafts[wishKey()] ?? beginWish({ role: memory.giveRole })
}

/** By whom it is for, or else by the role. */
export function wishKey(): string {
  return memory.giveFor ?? memory.giveRole ?? ''
}

/** Another role in the form: what was typed goes along, unless that role has words of its own. */
export function chooseRole(role: TeamRole): void {
  const { giveRole, giveDrafts } = memory
  if (role !== giveRole && !giveDrafts[role]) {
    const draft = openedWish()
    giveDrafts[role] = { ...draft, body: { ...draft.body, role } }
    giveDrafts[giveRole ?? ''] = null
  }
  memory.giveRole = role
}

/** Whether all of it was answered. In the stewards' team there is no other role than theirs. */
export function isWhole(wish: RoleWish, now: number): wish is WholeWish {
  const { role, checked, until, mustReport, isSteward, isLead } = wish
  const isChecked = checked.trim() !== '' && checked.trim().length <= shownLimits.checked
  const isChosen = mustReport !== null && (role === 'steward' || isSteward !== null)
  const isLeadChosen = role !== 'listener' || isLead !== null
  return role !== null && isChecked && isChosen && isLeadChosen && isDayToCome(until, now)
}

type WholeWish = RoleWish & {
  role: NonNullable<RoleWish['role']>
  mustReport: NonNullable<RoleWish['mustReport']>
}
