import { HelpLine, isDialLength, lineKey, WIRE_LIMITS, withoutHiddenSigns } from '@beside/contract'
import type { Community, ListeningLimits, Settings } from '@beside/contract'
import * as v from 'valibot'
import { type Draft, isSame } from '#lib/beside/draft.ts'
import { readExitPlace } from './steward.ts'

/** The form as it is typed: every text may still be anything. */
export type CommunityForm = {
  name: string
  admission: Community['admission']
  region: string
  outsideContact: string
  exitTo: string
  lines: LineForm[]
  promises: { hours: string; replyTimes: string; limits: string }
  closesOn: Community['closesOn']
  listening: ListeningLimits
}
export type LimitKey = keyof ListeningLimits
export type LineForm = { -readonly [Key in keyof HelpLine]: HelpLine[Key] }
export type LineProblem = 'name' | 'dial' | 'twice' | 'source' | 'dialledOn'

export const formLimits = {
  name: 80,
  contact: 200,
  promise: 300,
  exitTo: 200,
  text: 160,
  textWord: 32,
  source: 200,
  lines: WIRE_LIMITS.linesOfCommunity
} as const

export function formOf(community: Community): CommunityForm {
  return {
    ...community,
    region: community.region ?? '',
    exitTo: community.exitTo ?? '',
    promises: { ...community.promises },
    lines: community.lines.map((line) => ({ ...line }))
  }
}

/** @param region where the community's people are; nothing where that is not chosen yet */
export function emptyLine(region = ''): LineForm {
  return {
    name: '',
    forWhom: '',
    region: region === '' ? null : region,
    area: '',
    way: 'call',
    dial: '',
    textWord: '',
    hours: '',
    cost: '',
    languages: '',
    onBill: 'unknown',
    source: '',
    dialledOn: ''
  }
}

export function communityOf(form: CommunityForm): Community {
  return {
    name: form.name.trim(),
    admission: form.admission,
    region: form.region === '' ? null : form.region,
    outsideContact: form.outsideContact.trim(),
    exitTo: readExitPlace(form.exitTo) ?? null,
    lines: form.lines.map(lineOf),
    promises: {
      hours: form.promises.hours.trim(),
      replyTimes: form.promises.replyTimes.trim(),
      limits: form.promises.limits.trim()
    },
    closesOn: form.closesOn,
    listening: form.listening
  }
}

/** As it is sent: without what comes along unseen where a text is copied. */
function lineOf(line: LineForm): LineForm {
  const plain = (text: string) => withoutHiddenSigns(text).trim()
  return {
    ...line,
    name: plain(line.name),
    forWhom: plain(line.forWhom),
    area: plain(line.area),
    dial: plain(line.dial),
    textWord: line.way === 'text' ? plain(line.textWord) : '',
    hours: plain(line.hours),
    cost: plain(line.cost),
    languages: plain(line.languages),
    source: plain(line.source)
  }
}

/**
 * What is still missing in a line. A line that nobody dialled is not a line (facts: 90 days).
 *
 * @param others the lines that stand before it
 */
export function problemsOfLine(
  typed: LineForm,
  today: string,
  others: readonly LineForm[] = []
): readonly LineProblem[] {
  const line = lineOf(typed)
  const problems: LineProblem[] = []
  if (line.name === '') problems.push('name')
  const isNumber = v.is(HelpLine.entries.dial, line.dial) && isDialLength(line.dial)
  if (!isNumber) problems.push('dial')
  else if (others.some((other) => lineKey(lineOf(other)) === lineKey(line))) problems.push('twice')
  if (!v.is(HelpLine.entries.source, line.source)) problems.push('source')
  if (!v.is(HelpLine.entries.dialledOn, line.dialledOn) || line.dialledOn > today) {
    problems.push('dialledOn')
  }
  return problems
}

/** Whether the server would take it. */
export function isComplete(form: CommunityForm, today: string): boolean {
  const canExit = canExitTo(form.exitTo)
  const areLinesComplete = form.lines.every(
    (line, index) => problemsOfLine(line, today, form.lines.slice(0, index)).length === 0
  )
  return form.name.trim() !== '' && canExit && areLinesComplete
}

/** Nothing, or the address of a site. */
export function canExitTo(typed: string): boolean {
  return typed.trim() === '' || readExitPlace(typed) !== undefined
}

/** A form on its way: as it was read, as it is typed, and the version of what was read. */
export type SettingsDraft = Draft<CommunityForm> & { readonly version: string }
type Part =
  | Exclude<keyof CommunityForm, 'promises' | 'closesOn' | 'listening'>
  | keyof CommunityForm['promises']
  | LimitKey
/** What two stewards changed at the same time, as the other left it. */
export type Clash = { readonly part: Part; readonly theirs: string }

export function beginSettings({ community, version }: Settings): SettingsDraft {
  return { before: formOf(community), body: formOf(community), version }
}

/**
 * The same form over something newer: what was not touched is as another steward left it, and what was typed stays.
 * The day of closing is never typed here.
 */
export function overNewer(
  { before, body }: SettingsDraft,
  { community, version }: Settings
): { readonly draft: SettingsDraft; readonly clashes: readonly Clash[] } {
  const newer = formOf(community)
  const clashes: Clash[] = []
  const merge = <Value extends string | LineForm[]>(
    part: Part,
    of: (form: CommunityForm) => Value
  ): Value => {
    const [was, mine, theirs] = [of(before), of(body), of(newer)]
    if (isSame(was, mine)) return theirs
    if (!isSame(was, theirs) && !isSame(mine, theirs))
      clashes.push({ part, theirs: inText(theirs) })
    return mine
  }
  const mergeLimit = (key: LimitKey) => Number(merge(key, ({ listening }) => `${listening[key]}`))
  const merged: CommunityForm = {
    name: merge('name', ({ name }) => name),
    admission: merge('admission', ({ admission }) => admission),
    region: merge('region', ({ region }) => region),
    outsideContact: merge('outsideContact', ({ outsideContact }) => outsideContact),
    exitTo: merge('exitTo', ({ exitTo }) => exitTo),
    lines: merge('lines', ({ lines }) => lines),
    promises: {
      hours: merge('hours', ({ promises }) => promises.hours),
      replyTimes: merge('replyTimes', ({ promises }) => promises.replyTimes),
      limits: merge('limits', ({ promises }) => promises.limits)
    },
    closesOn: newer.closesOn,
    listening: {
      shiftMinutes: mergeLimit('shiftMinutes'),
      gapMinutes: mergeLimit('gapMinutes'),
      conversations: mergeLimit('conversations'),
      continuing: mergeLimit('continuing'),
      breakMinutes: mergeLimit('breakMinutes')
    }
  }
  return { draft: { before: newer, body: merged, version }, clashes }
}

function inText(value: string | readonly LineForm[]): string {
  if (typeof value === 'string') return value
  return value.map(({ name, dial }) => `${name}: ${dial}`).join('\n')
}
