/** What pages ask and read of the newsletter. They work without a script, so all of it goes through forms. */
import {
  Newsletter,
  NEWSLETTER_RHYTHMS,
  NEWSLETTER_TOPICS,
  NewsletterWish,
  PublicLetter
} from '@beside/contract'
import type { NewsletterRhythm, NewsletterTopic } from '@beside/contract'
import * as v from 'valibot'

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

export function wishOf({ topics, rhythm, name, subject }: NewsletterForm): NewsletterWish {
  // Who fills in one of the two wants to be told of the other.
  const look = name === '' && subject === '' ? null : { name, subject }
  return { topics: [...topics], rhythm, look }
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
    if (reply.ok) return null
    const refusal = v.safeParse(v.object({ reason: v.string() }), await reply.json())
    return refusal.success ? refusal.output.reason : 'something-unexpected'
  } catch {
    return 'something-unexpected'
  }
}

/** Null while the server gives no answer. */
export async function readNewsletter(ask: typeof fetch): Promise<Newsletter | null> {
  return await read(ask('/api/newsletter'), Newsletter)
}

export async function readLetter(ask: typeof fetch, id: string): Promise<PublicLetter | null> {
  return await read(ask(`/api/newsletter/letters/${encodeURIComponent(id)}`), PublicLetter)
}

/** What somebody chose, by the key in their mails. */
export async function readOwn(ask: typeof fetch, key: string): Promise<NewsletterWish | null> {
  const headers = { 'content-type': 'application/json' }
  const asked = ask('/api/newsletter/own', {
    method: 'POST',
    headers,
    body: JSON.stringify({ key })
  })
  return await read(asked, NewsletterWish)
}

async function read<Schema extends v.GenericSchema>(
  asked: Promise<Response>,
  schema: Schema
): Promise<v.InferOutput<Schema> | null> {
  try {
    const reply = await asked
    const body = reply.ok ? v.safeParse(schema, await reply.json()) : undefined
    return body?.success ? body.output : null
  } catch {
    return null
  }
}
