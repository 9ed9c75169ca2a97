/**
 * Who reads a case: those whom the reporter told, and whom they said yes to later. The yes is signed by a key that
 * only the reporter holds, and that the report names: so nobody of the team can say it for them.
 */
import {
  admitSignKey,
  caseStepHash,
  memberKeysFromSeed,
  presentMembers,
  toBase64url,
  verifySignature,
  type SignPair
} from '@beside/kernel'
import * as v from 'valibot'
import type { TeamChain } from '../../teams/chain.ts'
import type { Team } from '../../teams/fold.ts'
import { shownName } from '../../teams/names.ts'
import { bytesOf, spaceIdOfText } from '../../wire/read-wire.ts'
import { Note, type CaseOf, type KeptCase, type Report, type Step } from './entries.ts'
import { stepIn } from './notes.ts'

/** What a reporter answers with: it follows from the secret of their mailbox, as the mailbox does. */
export function answerKeys(mailboxSecret: string): SignPair {
  return memberKeysFromSeed(bytesOf(mailboxSecret)).sign
}

/** Whether a step says what the reporter answered. The team never signs one. */
export function isOfReporter({ what }: Pick<Step, 'what'>): boolean {
  return what === 'more-yes' || what === 'more-no'
}

/** What lies together in one look has no order of its own: what was asked is read before what was answered. */
export function answersLast<Drop extends { readonly content: unknown }>(
  drops: readonly Drop[]
): Drop[] {
  const isLast = ({ content }: Drop): boolean => {
    const note = v.safeParse(Note, content)
    const step = note.success ? stepIn(note.output) : undefined
    return step !== undefined && isOfReporter(step)
  }
  return [...drops.filter((one) => !isLast(one)), ...drops.filter(isLast)]
}

export function isByReporter({ answerTo }: Report, note: Note): boolean {
  const key = answerTo.sign === undefined ? undefined : admitSignKey(bytesOf(answerTo.sign))
  const message = caseStepHash(spaceIdOfText(note.teamId), bytesOf(note.caseId), bytesOf(note.step))
  return key !== undefined && verifySignature(bytesOf(note.signature), message, key)
}

/** Member ids in the team. An answer was checked when it came. */
export function toldIn({
  report,
  notes
}: Pick<CaseOf<'handler'>, 'report' | 'notes'>): readonly string[] {
  const more = notes.flatMap((note) => {
    const step = stepIn(note)
    return step?.what === 'more-yes' && step.to ? step.to.memberId : []
  })
  return [...(report?.told ?? []), ...more]
}

/**
 * Who came to the team after the report: of everybody else the reporter chose already. Whoever was left out and came
 * again has another place in the team, so neither does anybody come in question who has their name. By another name
 * nobody can tell that it is them: so the reporter reads that, and what was checked, before they say yes.
 */
export function cameSince(
  report: Report,
  { team, chain }: { readonly team: Team; readonly chain: TeamChain }
): Team['holders'] {
  const then = chain.steps.findLast(({ time }) => time <= report.at)?.after
  const leftOut = (then ? presentMembers(then) : []).filter(
    ({ id }) => !report.told.includes(toBase64url(id))
  )
  const names = [...leftOut.map(shownName), ...report.chosen.about.map(({ name }) => name)]
  return team.holders.filter(
    ({ memberId, givenAt, name, isMe }) =>
      !isMe && givenAt > report.at && !report.told.includes(memberId) && !isNamed(name, names)
  )
}

function isNamed(name: string, names: readonly string[]): boolean {
  const plain = (text: string): string => text.trim().toLocaleLowerCase('en')
  return names.some((one) => plain(one) === plain(name))
}

export type Ask = { readonly note: Note; readonly step: Step; readonly to: NonNullable<Step['to']> }

/** What the reporter was asked and did not answer. */
export function openAsks({ notes }: Pick<KeptCase, 'notes'>): readonly Ask[] {
  const steps = notes.flatMap((note) => {
    const step = stepIn(note)
    return step?.to ? [{ note, step, to: step.to }] : []
  })
  return steps.filter(
    ({ step, to }) => step.what === 'more-asked' && !isAnswered({ notes }, to.memberId)
  )
}

/** Whether the reporter answered about this person, with a yes or a no. */
export function isAnswered({ notes }: Pick<KeptCase, 'notes'>, memberId: string): boolean {
  return notes.some((note) => {
    const step = stepIn(note)
    return step !== undefined && isOfReporter(step) && step.to?.memberId === memberId
  })
}
