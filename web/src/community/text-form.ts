import { Slug, TextSource, WIRE_LIMITS } from '@beside/contract'
import type { StewardText, TextLanguage, TextShowing, TextTopic, TextWords } from '@beside/contract'
import * as v from 'valibot'
import type { Draft } from '#lib/beside/draft.ts'

/** A text as it is typed: every line may still be anything. */
export type TextForm = {
  language: TextLanguage
  topic: TextTopic
  title: string
  summary: string
  body: string
  notes: string[]
  /** One a line, its address last. */
  sources: string
  by: string
  reviewedOn: string
  reviewBy: string
}
/** What is to become of the words, as it is chosen. `from` is as the field has it. */
export type Showing = {
  readonly how: TextShowing['how']
  readonly from: string
  readonly why: string
}
export type TextDraft = Draft<TextForm> & {
  /** The address under which it stands. */
  readonly slug: string
  /** The newest revision that was read; null for a text that is new. */
  readonly newest: number | null
  readonly showing: Showing
  /** What can be seen in a picture that is not in the text yet. */
  readonly alt: string
  /** Why the text, or words of before, are taken from readers. */
  readonly reason: string
}
export type TextProblem = 'slug' | 'title' | 'summary' | 'body' | 'sources' | 'days'

export const textLimits = {
  slug: 48,
  title: 120,
  summary: 300,
  body: WIRE_LIMITS.textLength,
  by: 120,
  why: 160
} as const

const keepIt: Showing = { how: 'keep', from: '', why: '' }

export function newText(): TextDraft {
  const [before, body] = [emptyText(), emptyText()]
  return { slug: '', newest: null, before, body, showing: keepIt, alt: '', reason: '' }
}

function emptyText(): TextForm {
  return {
    language: 'en',
    topic: 'relationships',
    title: '',
    summary: '',
    body: '',
    notes: [],
    sources: '',
    by: '',
    reviewedOn: '',
    reviewBy: ''
  }
}

export function textFormOf(words: TextWords): TextForm {
  const sources = words.sources.map(({ text, address }) => `${text} ${address}`.trim()).join('\n')
  const { reviewedOn, reviewBy, notes } = words
  return {
    ...words,
    sources,
    notes: [...notes],
    reviewedOn: reviewedOn ?? '',
    reviewBy: reviewBy ?? ''
  }
}

export function beginText({ slug, words, newest }: StewardText): TextDraft {
  const [before, body] = [textFormOf(words), textFormOf(words)]
  return { slug, newest, before, body, showing: keepIt, alt: '', reason: '' }
}

/** What a steward saves, once nothing is wrong with it. */
export function wordsOf(form: TextForm): TextWords {
  const { reviewedOn, reviewBy } = form
  return {
    ...form,
    sources: sourcesOf(form.sources),
    reviewedOn: reviewedOn === '' ? null : reviewedOn,
    reviewBy: reviewBy === '' ? null : reviewBy
  }
}

/** A line is a source: its words, and behind them where it can be read, if it can. */
export function sourcesOf(lines: string): TextSource[] {
  return lines
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => {
      const address = /\s(https?:\/\/\S+)$/u.exec(line)?.[1] ?? ''
      return { text: line.slice(0, line.length - address.length).trim(), address }
    })
}

export function problemsOfText({ slug, body: form }: TextDraft): readonly TextProblem[] {
  const sources = sourcesOf(form.sources)
  const areSources =
    sources.length <= WIRE_LIMITS.sourcesOfText &&
    sources.every((source) => v.is(TextSource, source))
  const { reviewedOn, reviewBy } = form
  const found: readonly (readonly [TextProblem, boolean])[] = [
    ['slug', !v.is(Slug, slug)],
    ['title', form.title.trim() === ''],
    ['summary', form.summary.trim() === ''],
    ['body', form.body.trim() === ''],
    ['sources', !areSources],
    ['days', reviewedOn !== '' && reviewBy !== '' && reviewBy < reviewedOn]
  ]
  return found.filter(([, isWrong]) => isWrong).map(([problem]) => problem)
}

/** Puts a picture into the text, on a line of its own at its end. */
export function withPicture(body: string, { id, alt }: { id: string; alt: string }): string {
  const words = alt.replaceAll(/[[\]\n]/gu, ' ').trim()
  return `${body.trimEnd()}\n\n![${words}](picture:${id})\n`
}

/** Undefined while the moment that was chosen is none, or not to come. */
export function readShowing({ how, from }: Showing, now: number): TextShowing | undefined {
  if (how !== 'later') return { how }
  const time = Date.parse(from)
  return time > now ? { how, from: time } : undefined
}
