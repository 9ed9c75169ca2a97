import type {
  BoundariesBody,
  DocumentView,
  KindWords,
  NotesBody,
  PlanBody,
  PlanStepKey,
  TalkItem
} from '../api.ts'
import { foldBond } from '../rooms/bonds/fold.ts'
import { foldCircle } from '../rooms/circles/fold.ts'
import { answersToCome, type Gathering } from '../rooms/circles/gatherings.ts'
import { heardBody, type LookedBackBody } from '../rooms/listening/entries.ts'
import type { KeptCase } from '../rooms/safety/entries.ts'
import type { Kept } from '../rooms/safety/keeping.ts'
import { readProof, wordsOfProof } from '../rooms/safety/proofs.ts'
import { stepIn } from '../rooms/safety/notes.ts'
import type { TalkRecords } from '../talk/fold.ts'
import { EXPORT_WORDS as WORDS } from './words.ts'

export const FORMAT = 'beside-export-0'

/** What leaves the house: opened records, which fold like those in the app. */
export type Exported = {
  readonly format: typeof FORMAT
  readonly exportedAt: number
  readonly nickname: string
  readonly bonds: readonly (TalkRecords & { readonly bondId: string })[]
  readonly circles: readonly (TalkRecords & { readonly circleId: string })[]
  readonly notes: DocumentView<NotesBody> | null
  readonly plan: DocumentView<PlanBody> | null
  readonly boundaries: DocumentView<BoundariesBody> | null
  /** What was shown to the safety team or kept, and what became of it. */
  readonly cases: readonly KeptCase[]
  readonly kept: readonly Kept[]
  /** Kind words of others, and how it was to be heard. */
  readonly kindWords: readonly KindWords[]
  readonly lookedBack: LookedBackBody['by']
}

/** A plain page that any browser opens, without scripts and without anything from elsewhere. */
export function writeExportPage(exported: Exported): string {
  const date = new Date(exported.exportedAt).toISOString().slice(0, 10)
  return [
    '<!doctype html><html lang="en"><meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width,initial-scale=1">',
    `<title>${WORDS.title}</title>`,
    '<style>body{font:1.1rem/1.6 system-ui,sans-serif;max-width:40rem;margin:2rem auto;padding:0 1rem}',
    'p{white-space:pre-wrap}time{color:#555;font-size:.9rem}</style>',
    `<h1>${WORDS.title}</h1><p>${WORDS.from} ${date}</p>`,
    notesPart(exported),
    planPart(exported),
    boundariesPart(exported),
    ...exported.bonds.map(bondPart),
    ...exported.circles.map((one) => circlePart(one, exported.exportedAt)),
    safetyPart(exported),
    kindWordsPart(exported),
    '</html>'
  ].join('\n')
}

function notesPart({ notes }: Exported): string {
  return notes?.body.text ? `<h2>${WORDS.notes}</h2>${paragraph(notes.body.text)}` : ''
}

function planPart({ plan }: Exported): string {
  if (!plan?.savedAt) return ''
  const steps = (Object.keys(WORDS.steps) as PlanStepKey[]).map((key) => {
    const { text, isNotForMe } = plan.body.steps[key]
    return `<h3>${WORDS.steps[key]}</h3>${paragraph(isNotForMe ? WORDS.notForMe : text)}`
  })
  return `<h2>${WORDS.plan}</h2>${steps.join('\n')}`
}

function boundariesPart({ boundaries }: Exported): string {
  if (!boundaries?.savedAt) return ''
  const { quietHours, howToSpeak, words, hardTopics, hardWords } = boundaries.body
  const hours = quietHours && `${quietHours.from}–${quietHours.to}, ${quietHours.timeZone}`
  const parts = [
    [WORDS.quietHours, hours ?? ''],
    [WORDS.howToSpeak, howToSpeak],
    [WORDS.preferredWords, words],
    [WORDS.hardTopics, [...hardTopics, hardWords].filter(Boolean).join('\n')]
  ] as const
  const written = parts.filter(([, text]) => text !== '')
  const said = written.map(([title, text]) => `<h3>${title}</h3>${paragraph(text)}`)
  return `<h2>${WORDS.boundaries}</h2>${said.join('\n')}`
}

function bondPart(bond: TalkRecords): string {
  const { items, profiles, agreement } = foldBond(bond)
  const other = [...profiles].find(([memberId]) => memberId !== bond.me)?.[1].nickname
  const name = other || WORDS.noName
  const said = items.map((item) => itemPart(item, item.by === 'me' ? WORDS.me : name))
  const asked = bond.documents.map((one) => heardBody(one, 'heard-terms')?.wish.words)
  const agreed = paragraph([...asked, agreement.purpose, agreement.pace].filter(Boolean).join('\n'))
  return `<h2>${WORDS.talk} ${escaped(name)}</h2>${agreed}${said.join('\n')}`
}

function circlePart(circle: TalkRecords, now: number): string {
  const { items, profiles, about, agreement, suggestions, gatherings } = foldCircle(circle)
  const nameOf = (memberId: string): string => profiles.get(memberId)?.nickname || WORDS.noName
  const said = items.map((item) => itemPart(item, nameOf(item.memberId)))
  const agreed = paragraph([about.purpose, agreement.text].filter(Boolean).join('\n'))
  const suggested = suggestions.map(({ memberId, line, answers }) => {
    const answered = answers.map(({ memberId: by, words }) => `${nameOf(by)}: ${words}`)
    const lines = [`${WORDS.suggested} ${nameOf(memberId)}: ${line}`, ...answered]
    return paragraph(lines.join('\n'))
  })
  const head = `<h2>${WORDS.circle} ${escaped(about.name)}</h2>${agreed}`
  const meetings = gatherings.map((one) => gatheringPart(one, answersToCome(one, now), nameOf))
  return `${head}${suggested.join('\n')}${meetings.join('\n')}${said.join('\n')}`
}

function gatheringPart(
  { body }: Gathering,
  answers: Gathering['answers'],
  nameOf: (memberId: string) => string
): string {
  const { what, date, time, zone, place, link, access } = body
  const changes = body.changes.map((one) => {
    const to = one.to ? ` → ${one.to.date} ${one.to.time}` : ''
    return `${one.date}${to}: ${one.reason}`
  })
  const said = answers.map(
    (one) => `${one.date}: ${nameOf(one.memberId)} ${WORDS.gatheringAnswers[one.answer]}`
  )
  const when = `${WORDS.gatheringAt} ${what}, ${date} ${time}, ${zone}`
  const lines = [when, place, link, access, ...changes, body.calledOff ?? '', ...said]
  return paragraph(lines.filter((line) => line !== '').join('\n'))
}

function safetyPart({ cases, kept }: Exported): string {
  const words = kept.flatMap(({ words: { records } }) =>
    records.map(({ proof }) => wordsOfProof(readProof(proof))?.text ?? '')
  )
  const notes = cases.flatMap((one) => one.notes.map((note) => stepIn(note)?.words ?? ''))
  const parts = [...words, ...notes].filter((text) => text !== '').map(paragraph)
  return parts.length > 0 ? `<h2>${WORDS.shown}</h2>${parts.join('\n')}` : ''
}

function kindWordsPart({ kindWords }: Exported): string {
  const kept = kindWords.map(({ words, name }) => `${paragraph(words)}<p>${escaped(name)}</p>`)
  return kept.length > 0 ? `<h2>${WORDS.kindWords}</h2>${kept.join('\n')}` : ''
}

function itemPart(item: TalkItem, who: string): string {
  const at = new Date(item.at).toISOString()
  const head = `<p><strong>${escaped(who)}</strong> <time datetime="${at}">${at.slice(0, 16).replace('T', ' ')}</time>`
  if (item.kind !== 'words') return `${head} ${EVENT_WORDS[item.kind]}</p>`
  const about = item.notes.length > 0 ? ` ${WORDS.about} ${escaped(item.notes.join(', '))}` : ''
  return `${head}${about}</p>${paragraph(item.text)}`
}

const EVENT_WORDS: Record<Exclude<TalkItem['kind'], 'words'>, string> = {
  'taken-back': WORDS.takenBack,
  withheld: WORDS.withheld,
  'could-not-open': WORDS.couldNotOpen,
  joined: WORDS.joined,
  left: WORDS.left,
  removed: WORDS.removed,
  paused: WORDS.paused,
  resumed: WORDS.resumed,
  'new-keys': WORDS.newKeys,
  agreement: WORDS.agreement,
  stay: WORDS.stay,
  leads: WORDS.leads,
  'leads-no-more': WORDS.leadsNoMore,
  gathering: WORDS.gathering
}

function paragraph(text: string): string {
  return `<p dir="auto">${escaped(text)}</p>`
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/gu, (letter) => `&#${letter.charCodeAt(0)};`)
}
