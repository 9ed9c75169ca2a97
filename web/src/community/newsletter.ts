/** What pages ask and read of the newsletter. They work without a script, so all of it goes through forms. */
import {
  MailAddress,
  Newsletter,
  NEWSLETTER_RHYTHMS,
  NEWSLETTER_TOPICS,
  NewsletterWish,
  NudgeLook,
  PublicLetter
} from '@beside/contract'
import type { NewsletterRhythm, NewsletterTopic } from '@beside/contract'
import type { Language } from '#lib/words/language.ts'
import * as v from 'valibot'
import { readReply, reasonIn, type Read } from './read-reply.ts'

/** The form as it was sent: every text may be anything, and comes back as it was (T18). */
export type NewsletterForm = {
  readonly to: string
  readonly topics: readonly NewsletterTopic[]
  readonly rhythm: NewsletterRhythm
  readonly name: string
  readonly subject: string
}

export const emptyForm: NewsletterForm = {
  to: '',
  topics: ['news'],
  rhythm: 'weekly',
  name: '',
  subject: ''
}

export function readForm(data: FormData): NewsletterForm {
  const text = (name: string) => {
    const value = data.get(name)
    return typeof value === 'string' ? value.slice(0, 400) : ''
  }
  const chosen = data.getAll('topic')
  return {
    to: text('to').trim(),
    topics: NEWSLETTER_TOPICS.filter((topic) => chosen.includes(topic)),
    rhythm: NEWSLETTER_RHYTHMS.find((rhythm) => rhythm === text('rhythm')) ?? emptyForm.rhythm,
    name: text('name').trim(),
    subject: text('subject').trim()
  }
}

export function wishOf(
  { topics, rhythm, name, subject }: NewsletterForm,
  language: Language
): NewsletterWish {
  // Who fills in one of the two wants to be told of the other.
  const look = name === '' && subject === '' ? null : { name, subject }
  return { topics: [...topics], rhythm, look, language }
}

export function formOf({ topics, rhythm, look }: NewsletterWish): NewsletterForm {
  return { to: '', topics, rhythm, name: look?.name ?? '', subject: look?.subject ?? '' }
}

/** What was answered: nothing where it worked, or the reason. */
export async function send(
  ask: typeof fetch,
  { method = 'POST', path, body }: { method?: string; path: string; body: unknown }
): Promise<string | null> {
  try {
    const headers = { 'content-type': 'application/json' }
    const reply = await ask(`/api/newsletter/${path}`, {
      method,
      headers,
      body: JSON.stringify(body)
    })
    return reply.ok ? null : reasonIn(await reply.json())
  } catch {
    return 'away'
  }
}

export async function readNewsletter(ask: typeof fetch): Promise<Read<Newsletter>> {
  return await readReply(() => ask('/api/newsletter'), Newsletter)
}

export async function readLetter(ask: typeof fetch, id: string): Promise<Read<PublicLetter>> {
  return await readReply(
    () => ask(`/api/newsletter/letters/${encodeURIComponent(id)}`),
    PublicLetter
  )
}

/** What somebody chose, by the key in their mails. */
export async function readOwn(ask: typeof fetch, key: string): Promise<Read<NewsletterWish>> {
  const headers = { 'content-type': 'application/json' }
  const body = JSON.stringify({ key })
  return await readReply(
    () => ask('/api/newsletter/own', { method: 'POST', headers, body }),
    NewsletterWish
  )
}

/** Whether the key of a link opens nothing, rather than that nobody can say just now. */
export function isOver(reason: string | null): boolean {
  return reason === 'link-used' || reason === 'bad-request'
}

/** Which answers have to be looked at before it can be asked. */
export function problemsOf(
  form: NewsletterForm,
  hasAddress: boolean
): readonly NewsletterProblem[] {
  const problems: NewsletterProblem[] = []
  if (hasAddress && !v.is(MailAddress, form.to)) problems.push('to')
  if (form.topics.length === 0) problems.push('topics')
  const { look } = wishOf(form, 'en')
  if (look !== null && !v.is(NudgeLook, look)) problems.push('look')
  return problems
}

export type NewsletterProblem = 'to' | 'topics' | 'look'
