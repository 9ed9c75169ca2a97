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
import { bareOf, REPORT_BYTES_MAX, SENT_BYTES_MAX, type Chosen, type Report } from './entries.ts'
import { ownSpace } from '../documents.ts'
import { casesIn, keepCase } from './keeping.ts'

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
      kem: toBase64url(mailbox.pair.public)
    },
    told: [...wish.tell],
    at: spaces.serverNow()
  }
  return { report, mailbox, secret, sentTo: new Set() }
}

/** Sends to each who was not reached yet, and keeps what one needs to hear what became of it. */
export async function sendReport(
  tools: RoomTools,
  team: Team,
  { report, secret, sentTo }: Unsent
): Promise<Result<true, ReportRefusal | Trouble>> {
  const told = team.holders.filter(({ memberId }) => report.told.includes(memberId))
  if (told.length === 0 || told.length !== report.told.length) return refused('nobody-to-tell')
  const bare = { ...report, chosen: bareOf(report.chosen) }
  if (writeJson(bare).length > REPORT_BYTES_MAX) return refused('too-long')
  // Without what shows whose words they are it goes all the same, and its reader sees that it was not shown.
  const content = writeJson(report).length > SENT_BYTES_MAX ? bare : report
  // Before anything is sent: an answer that nobody waits for would be lost.
  // Sent again, it is there already, maybe with an answer.
  const { caseId, reason, at } = report
  const own = ownSpace(tools)
  const isKept = own && casesIn(own).some((one) => one.caseId === caseId && one.side === 'reporter')
  const kept = isKept
    ? ok(true)
    : await keepCase(tools, {
        side: 'reporter',
        caseId,
        at,
        notes: [],
        appeals: [],
        mailbox: secret,
        reason,
        names: report.chosen.about.map(({ name }) => name),
        told: told.map(({ name }) => name)
      })
  if (!kept.ok) return kept
  for (const holder of told) {
    if (sentTo.has(holder.memberId)) continue
    const sent = await sendToHolder(tools, { teamId: team.teamId, holder }, content)
    if (!sent.ok) return sent
    sentTo.add(holder.memberId)
  }
  return ok(true)
}

/** A drop for one person of a team alone, at the address that only they read. */
export async function sendToHolder(
  tools: RoomTools,
  {
    teamId,
    holder
  }: { readonly teamId: string; readonly holder: Pick<Holder, 'memberId' | 'kem'> },
  content: unknown
): Promise<Result<true, Trouble>> {
  const address = memberAddress(spaceIdOfText(teamId), hashOf(holder.memberId))
  const drop = { address: toBase64url(address), to: [holder.kem], content, days: WAIT_DAYS }
  const sent = await sendDrop(tools, drop)
  return sent.ok ? ok(true) : narrowed(sent)
}
