/** Sending a report: one drop for each person who is told, which nobody else can read. */
import {
  mailboxOf,
  memberAddress,
  ok,
  refused,
  toBase64url,
  type Mailbox,
  type Result
} from '@beside/kernel'
import type { ReportKind, ReportRefusal, Trouble } from '../../api.ts'
import { profileIn } from '../../account/settings.ts'
import { sendDrop } from '../../drops/drops.ts'
import { writeJson } from '../../spaces/entry.ts'
import type { RoomTools } from '../../sync/writing.ts'
import type { Holder, Team } from '../../teams/fold.ts'
import { bytesOf, hashOf, spaceIdOfText } from '../../wire/read-wire.ts'
import { narrowed } from '../../wire/server-link.ts'
import {
  bareOf,
  REPORT_BYTES_MAX,
  SENT_BYTES_MAX,
  type CaseOf,
  type Chosen,
  type Report
} from './entries.ts'
import { ownSpace } from '../documents.ts'
import { casesIn, keepCase } from './keeping.ts'
import { answerKeys } from './told.ts'

/** How long an answer is waited for, and a report waits for whoever is told. */
export const WAIT_DAYS = 30

export type Wish = {
  readonly reason: ReportKind
  readonly words: string
  /** Member ids in the safety team. */
  readonly tell: readonly string[]
}
/** A report that did not reach everybody yet: to try again makes no second one. */
export type Unsent = {
  readonly report: Report
  readonly mailbox: Mailbox
  readonly secret: string
  readonly sentTo: Set<string>
}

export function makeReport(tools: RoomTools, chosen: Chosen, wish: Wish): Unsent {
  const { environment, account, spaces } = tools
  const secret = toBase64url(environment.random(32))
  const mailbox = mailboxOf(bytesOf(secret))
  const report: Report = {
    version: 0,
    kind: 'report',
    caseId: toBase64url(environment.random(16)),
    reason: wish.reason,
    words: wish.words,
    chosen,
    reporter: profileIn(account.keyring).nickname,
    answerTo: {
      address: toBase64url(mailbox.address),
      kem: toBase64url(mailbox.pair.public),
      sign: toBase64url(answerKeys(secret).public)
    },
    told: [...wish.tell],
    at: spaces.serverNow()
  }
  return { report, mailbox, secret, sentTo: new Set() }
}

/** Too much waits for somebody already: anybody can write to an address. */
export type AddressFull = 'too-many'

/**
 * Sends to each who was not reached yet, and keeps what one needs to hear what became of it. Who cannot be reached
 * stops nobody else. It gives the names of those, or why nobody was reached.
 */
export async function sendReport(
  tools: RoomTools,
  team: Team,
  unsent: Unsent
): Promise<Result<readonly string[], ReportRefusal | Trouble>> {
  const { report, sentTo } = unsent
  const told = team.holders.filter(({ memberId }) => report.told.includes(memberId))
  if (told.length === 0 || told.length !== report.told.length) return refused('nobody-to-tell')
  const bare = { ...report, chosen: bareOf(report.chosen) }
  if (writeJson(bare).length > REPORT_BYTES_MAX) return refused('too-long')
  // Without what shows whose words they are it goes all the same, and its reader sees that it was not shown.
  const content = writeJson(report).length > SENT_BYTES_MAX ? bare : report
  // Before anything is sent: an answer that nobody waits for would be lost.
  const begun = await noteSent(tools, unsent, told)
  if (!begun.ok) return begun
  let why: AddressFull | Trouble | undefined
  for (const holder of told) {
    if (sentTo.has(holder.memberId)) continue
    const sent = await sendToHolder(tools, { teamId: team.teamId, holder }, content)
    if (sent.ok) sentTo.add(holder.memberId)
    else why = sent.reason
  }
  if (why && sentTo.size === 0) return refused(why)
  // Where this cannot be noted, it says too little: that somebody was not reached who was.
  await noteSent(tools, unsent, told)
  return ok(namesOf(told.filter(({ memberId }) => !sentTo.has(memberId))))
}

/** Keeps one's own side of it. What is there already, maybe with an answer, stays. */
async function noteSent(
  tools: RoomTools,
  { report, secret, sentTo }: Unsent,
  told: Team['holders']
): Promise<Result<true, Trouble>> {
  const { caseId, reason, at } = report
  const own = ownSpace(tools)
  const kept = (own ? casesIn(own) : []).find(
    (one): one is CaseOf<'reporter'> => one.caseId === caseId && one.side === 'reporter'
  )
  const begun = {
    side: 'reporter',
    caseId,
    at,
    notes: [],
    appeals: [],
    mailbox: secret,
    reason,
    names: report.chosen.about.map(({ name }) => name),
    told: namesOf(told),
    report: { ...report, chosen: bareOf(report.chosen) }
  } as const
  const unreached = namesOf(told.filter(({ memberId }) => !sentTo.has(memberId)))
  const isNoted = kept && kept.unreached.length === unreached.length
  return isNoted
    ? ok(true)
    : keepCase(tools, { ...begun, notes: [], appeals: [], ...kept, unreached })
}

function namesOf(holders: Team['holders']): string[] {
  return holders.map(({ name }) => name)
}

/** A drop for one person of a team alone, at the address that only they read. */
export async function sendToHolder(
  tools: RoomTools,
  {
    teamId,
    holder
  }: { readonly teamId: string; readonly holder: Pick<Holder, 'memberId' | 'kem'> },
  content: unknown
): Promise<Result<true, AddressFull | Trouble>> {
  const address = memberAddress(spaceIdOfText(teamId), hashOf(holder.memberId))
  const drop = { address: toBase64url(address), to: [holder.kem], content, days: WAIT_DAYS }
  const sent = await sendDrop(tools, drop)
  return sent.ok ? ok(true) : narrowed(sent, 'too-many')
}
