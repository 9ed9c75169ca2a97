/** Letters of the newsletter, written by stewards and editors and let go by stewards. */
import { ByItself, StewardLetter, StewardNewsletter } from '@beside/contract'
import { ok, refused } from '@beside/kernel'
import * as v from 'valibot'
import type { NewsletterActs } from '../api-newsletter.ts'
import { narrowed } from '../wire/server-link.ts'
import { writerToken } from './care-actions.ts'
import type { House } from './house.ts'
import { toolsOf } from './tools.ts'

type Call = { readonly method: 'GET' | 'PUT' | 'POST' | 'DELETE'; readonly body?: unknown }

export function newsletterActions(house: House): NewsletterActs {
  async function ask<Schema extends v.GenericSchema>(where: string, call: Call, schema: Schema) {
    const token = await writerToken(house)
    const tools = toolsOf(house)
    if (!tools || !token) return refused('not-found')
    const path = `/api/steward/newsletter${where}`
    return tools.link.call({ ...call, path, token }, schema)
  }
  return {
    async readNewsletter() {
      const read = await ask('', { method: 'GET' }, StewardNewsletter)
      return read.ok ? ok(read.value) : narrowed(read)
    },
    async saveLetter({ id, ...body }) {
      const saved = await ask(`/${id}`, { method: 'PUT', body }, StewardLetter)
      return saved.ok ? ok(saved.value) : narrowed(saved, 'settings-moved', 'too-many')
    },
    async throwLetterAway({ id, version }) {
      const gone = await ask(`/${id}`, { method: 'DELETE', body: { version } }, v.unknown())
      return gone.ok ? ok(true) : narrowed(gone, 'settings-moved')
    },
    async sendLetter({ id, ...body }) {
      const sent = await ask(`/${id}/send`, { method: 'POST', body }, StewardLetter)
      return sent.ok ? ok(sent.value) : narrowed(sent, 'settings-moved', 'no-mail')
    },
    async keepLetter(id) {
      const kept = await ask(`/${id}/send`, { method: 'DELETE' }, StewardLetter)
      return kept.ok ? ok(kept.value) : narrowed(kept, 'settings-moved')
    },
    async tryLetter({ id, to }) {
      const tried = await ask(`/${id}/try`, { method: 'POST', body: { to } }, v.unknown())
      return tried.ok ? ok(true) : narrowed(tried, 'no-mail', 'not-sent', 'bad-request')
    },
    async readByItself() {
      const read = await ask('-by-itself', { method: 'GET' }, ByItself)
      return read.ok ? ok(read.value) : narrowed(read)
    },
    async switchByItself(isOn) {
      const now = await ask('-by-itself', { method: 'PUT', body: { isOn } }, ByItself)
      return now.ok ? ok(now.value) : narrowed(now, 'no-mail')
    },
    async holdNotice(body) {
      const now = await ask('-by-itself/hold', { method: 'PUT', body }, ByItself)
      return now.ok ? ok(now.value) : narrowed(now, 'settings-moved')
    }
  }
}
