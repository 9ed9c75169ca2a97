import type { Community, HelpLine } from '@beside/contract'
import { readExitPlace } from '#lib/community/steward.ts'

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
}
export type LineForm = { -readonly [Key in keyof HelpLine]: HelpLine[Key] }
export type LineProblem = 'name' | 'dial' | 'dialledOn'

export const formLimits = {
  name: 80,
  contact: 200,
  promise: 300,
  exitTo: 200,
  text: 160,
  textWord: 32,
  lines: 20
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

export function emptyLine(): LineForm {
  return {
    name: '',
    forWhom: '',
    way: 'call',
    dial: '',
    textWord: '',
    hours: '',
    cost: '',
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
    lines: form.lines.map((line) => ({
      ...line,
      dial: line.dial.trim(),
      textWord: line.way === 'text' ? line.textWord.trim() : ''
    })),
    promises: {
      hours: form.promises.hours.trim(),
      replyTimes: form.promises.replyTimes.trim(),
      limits: form.promises.limits.trim()
    },
    closesOn: form.closesOn
  }
}

/** What is still missing in a line. A line that nobody dialled is not a line (facts: 90 days). */
export function problemsOfLine(line: LineForm, today: string): readonly LineProblem[] {
  const problems: LineProblem[] = []
  if (line.name.trim() === '') problems.push('name')
  if (!/^[+*#\d][*#\d ]{1,31}$/u.test(line.dial.trim())) problems.push('dial')
  if (!/^\d{4}-\d{2}-\d{2}$/u.test(line.dialledOn) || line.dialledOn > today) {
    problems.push('dialledOn')
  }
  return problems
}

/** Whether the server would take it. */
export function isComplete(form: CommunityForm, today: string): boolean {
  const canExit = canExitTo(form.exitTo)
  const areLinesComplete = form.lines.every((line) => problemsOfLine(line, today).length === 0)
  return form.name.trim() !== '' && canExit && areLinesComplete
}

/** Nothing, or the address of a site. */
export function canExitTo(typed: string): boolean {
  return typed.trim() === '' || readExitPlace(typed) !== undefined
}
