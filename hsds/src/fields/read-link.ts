import type { FieldRead } from './read-text.ts'

// The signs of RFC 3986, so that what we hand on is a link for every reader.
const SIGN = String.raw`[\w.~!$&'()*+,;=:@%-]`
const WEB = new RegExp(
  String.raw`^https?:\/\/[\w.-]+(:\d{1,5})?(\/(${SIGN}|\/)*)?(\?(${SIGN}|[/?])*)?(#(${SIGN}|[/?])*)?$`,
  'i'
)
const OTHER = new RegExp(String.raw`^(mailto|tel|sms|urn|ftp):(${SIGN}|[/?])+$`, 'i')
const BROKEN_PERCENT = /%(?![0-9a-f]{2})/i
const SCHEME = /^[a-z][a-z0-9+.-]*:/i
const HOST = /^[\w-]+(\.[\w-]+)+(:\d{1,5})?([/?#]|$)/
const LABEL = String.raw`[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?`
const EMAIL = new RegExp(
  String.raw`^[a-z0-9_+&'-]+(\.[a-z0-9_+&'-]+)*@(${LABEL}\.)+[a-z]{2,24}$`,
  'i'
)
const EMAIL_LENGTH_MAX = 254

/** A link that is safe to show. `www.example.org` gets its scheme; a script is none. */
export function readLink(text: string): FieldRead<string> {
  if (isLink(text)) return { value: text, repairs: [] }
  if (SCHEME.test(text) && !/^https?:/i.test(text) && !HOST.test(text)) {
    return { loss: OTHER.test(text) ? 'not-a-link' : 'unsafe-link' }
  }
  if (/\s/.test(text)) return { loss: 'not-a-link' }
  const whole = /^https?:/i.test(text) ? text : `https://${text.replace(/^\/\//, '')}`
  const isNamed = HOST.test(whole.replace(/^https?:\/*/i, '')) || /[^\u0020-\u007e]/.test(whole)
  if (!isNamed || !URL.canParse(whole)) return { loss: 'not-a-link' }
  const { href } = new URL(whole)
  const value = isLink(whole) ? whole : href
  return isLink(value) ? { value, repairs: ['link-completed'] } : { loss: 'not-a-link' }
}

export function readEmail(text: string): FieldRead<string> {
  const bare = text.replace(/^mailto:/i, '')
  if (bare.length > EMAIL_LENGTH_MAX || !EMAIL.test(bare)) return { loss: 'not-an-email' }
  return { value: bare, repairs: bare === text ? [] : ['link-completed'] }
}

function isLink(text: string): boolean {
  return (WEB.test(text) || OTHER.test(text)) && !BROKEN_PERCENT.test(text)
}
