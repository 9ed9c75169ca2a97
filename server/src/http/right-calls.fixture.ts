/** Right requests to what is public, and to what stewards do there. */
import { cardCodeOf, LISTENING_DEFAULTS } from '@beside/contract'
import { drawnId, written } from '../rooms/directory/steward.fixture.ts'
import { aGathering } from '../rooms/gatherings/gatherings.fixture.ts'
import { randomTestBytes, text } from '../visitor.fixture.ts'

export type Call = {
  readonly method: string
  readonly path: string
  readonly body?: unknown
  readonly headers: Record<string, string>
}

/** Made when it is asked for. */
function call(method: string, path: string, body?: () => unknown): () => Call {
  return () => ({ method, path, headers: {}, ...(body && { body: body() }) })
}

const of = (size: number) => text(randomTestBytes(size))
const wish = { topics: ['news'], rhythm: 'weekly', look: { name: 'Notes', subject: 'Seeds' } }
const aLetter = { topic: 'news', subject: 'The garden is open', text: 'From Monday on.' }
const aText = {
  language: 'en',
  topic: 'grounding',
  title: 'A text',
  summary: 'What it is about.',
  body: 'Words',
  notes: [],
  sources: [],
  by: '',
  reviewedOn: null,
  reviewBy: null
}
const community = {
  name: 'Ours',
  admission: 'open',
  region: null,
  outsideContact: '',
  exitTo: null,
  lines: [],
  promises: { hours: '', replyTimes: '', limits: '' },
  closesOn: null,
  listening: LISTENING_DEFAULTS
}

export function publicCalls(): readonly (() => Call)[] {
  return [
    ...directoryCalls(),
    ...lineCalls(),
    ...libraryCalls(),
    ...newsletterCalls(),
    ...gatheringCalls(),
    ...stewardCalls()
  ]
}

function lineCalls(): readonly (() => Call)[] {
  return [
    call('GET', '/api/lines/pack'),
    call('GET', `/api/lines/parts/${'a'.repeat(64)}`),
    call('GET', '/api/steward/lines'),
    call('POST', '/api/steward/lines/confirm', () => ({ id: of(32) })),
    call('GET', '/api/steward/restore'),
    call('POST', '/api/steward/restore', () => ({ part: 'nudges', how: 'afresh' }))
  ]
}

function directoryCalls(): readonly (() => Call)[] {
  return [
    ...openDataCalls(),
    call('GET', '/api/directory'),
    call('GET', '/api/directory/pack'),
    call('GET', '/api/directory/choices'),
    call('GET', `/api/directory/parts/${'a'.repeat(64)}`),
    call('GET', '/api/directory/services/ac148810-d857-441c-9679-000000000001'),
    call('POST', '/api/directory/search', () => ({ text: 'a warm room', place: 'Leeds' })),
    call('GET', '/api/steward/directory'),
    call('POST', '/api/steward/directory/feeds', () => ({
      name: 'feed.json',
      source: 'council',
      bytes: 100,
      encoding: null
    })),
    call('PUT', `/api/steward/directory/feeds/${of(16)}`, () => ({ at: 0, bytes: of(9) })),
    call('DELETE', '/api/steward/directory/feeds'),
    call('POST', '/api/steward/directory/imports/1/publish'),
    call('DELETE', '/api/steward/directory/imports/1'),
    call('POST', '/api/steward/directory/imports/1/hidden', () => ({ after: null })),
    call('POST', '/api/steward/directory/undo', () => ({ source: 'council' })),
    call('PUT', '/api/steward/directory/places', () => ({
      entry: null,
      place: 'a',
      isConfidential: true,
      area: null
    })),
    ...writtenCalls(),
    ...liveCalls()
  ]
}

function writtenCalls(): readonly (() => Call)[] {
  const path = '/api/steward/directory/written'
  return [
    call('GET', path),
    call('GET', `${path}/${drawnId}`),
    call('PUT', `${path}/${drawnId}`, () => ({ newest: null, isShown: false, fields: written })),
    call('POST', '/api/steward/directory/look-up', () => ({ text: 'a warm room' }))
  ]
}

function liveCalls(): readonly (() => Call)[] {
  const path = '/api/steward/directory/live'
  const source = { source: 'a list of nobody' }
  return [
    // Nothing answers there, whoever asks.
    call('PUT', path, () => ({
      source: 'council',
      address: 'https://list.invalid/api',
      rhythm: 'by-hand',
      publishesItself: false
    })),
    call('POST', `${path}/fetch`, () => source),
    call('POST', `${path}/stop`, () => source),
    call('POST', `${path}/remove`, () => source)
  ]
}

function openDataCalls(): readonly (() => Call)[] {
  const lists = [
    'services',
    'organizations',
    'service_at_locations',
    'taxonomies',
    'taxonomy_terms'
  ]
  return [
    call('GET', '/hsds'),
    call('GET', '/hsds/'),
    call('GET', '/hsds/profile'),
    call('GET', '/hsds/openapi.json'),
    ...lists.flatMap((list) => [
      call('GET', `/hsds/${list}?page=1&per_page=2`),
      call('GET', `/hsds/${list}/ac148810-d857-441c-9679-000000000001`)
    ])
  ]
}

function libraryCalls(): readonly (() => Call)[] {
  return [
    call('GET', '/api/library'),
    call('GET', '/api/library/texts/grounding'),
    call('GET', '/api/library/texts/grounding/before/1'),
    call('GET', `/api/library/pictures/${of(32)}`),
    call('GET', '/api/steward/library'),
    call('GET', '/api/steward/library/grounding'),
    call('PUT', '/api/steward/library/a-text', () => ({
      words: aText,
      why: 'It is new',
      newest: null,
      showing: { how: 'keep' }
    })),
    call('POST', '/api/steward/library/a-text/withdraw', () => ({ newest: 1, why: '' })),
    call('PUT', '/api/steward/library/a-text/before/1', () => ({ why: 'It named somebody.' })),
    call('DELETE', '/api/steward/library/a-text/before/1'),
    call('GET', '/api/steward/library-pictures'),
    call('DELETE', `/api/steward/library-pictures/${of(32)}`),
    call('POST', '/api/steward/library-preview', () => ({
      body: 'Words',
      sources: 0,
      language: 'en'
    })),
    call('POST', '/api/steward/library-pictures', () => ({ bytes: of(99) }))
  ]
}

function newsletterCalls(): readonly (() => Call)[] {
  const letter = `/api/steward/newsletter/${of(16)}`
  return [
    call('GET', '/api/newsletter'),
    call('GET', `/api/newsletter/letters/${of(16)}`),
    call('POST', '/api/newsletter/ask', () => ({ to: 'ada@mail.example', ...wish })),
    call('POST', '/api/newsletter/yes', () => ({ key: of(32) })),
    call('POST', '/api/newsletter/own', () => ({ key: of(32) })),
    call('PUT', '/api/newsletter/own', () => ({ key: of(32), ...wish })),
    call('POST', `/api/newsletter/stop/${of(32)}`),
    call('GET', `/api/newsletter/stop/${of(32)}`),
    call('GET', '/api/steward/newsletter'),
    call('PUT', letter, () => ({ ...aLetter, version: null })),
    call('DELETE', letter, () => ({ version: of(16) })),
    call('POST', `${letter}/send`, () => ({ version: of(16), at: null })),
    call('DELETE', `${letter}/send`),
    call('POST', `${letter}/try`, () => ({ to: 'ada@mail.example' })),
    call('GET', '/api/steward/newsletter-by-itself'),
    call('PUT', '/api/steward/newsletter-by-itself', () => ({ isOn: true })),
    call('PUT', '/api/steward/newsletter-by-itself/hold', () => ({ id: 'text a 1', isHeld: true }))
  ]
}

function gatheringCalls(): readonly (() => Call)[] {
  const one = `/api/steward/gatherings/${of(16)}`
  return [
    call('GET', '/api/gatherings'),
    call('GET', `/api/gatherings/${of(16)}`),
    call('GET', `/api/gatherings-calendar?of=${of(16)}`),
    call('POST', `/api/gatherings/${of(16)}/seats`, () => ({ day: '2026-12-01', nonce: of(16) })),
    call('POST', '/api/gathering-seats', () => ({ code: cardCodeOf([...randomTestBytes(11)]) })),
    call('POST', '/api/gathering-seats/give-back', () => ({
      code: cardCodeOf([...randomTestBytes(11)])
    })),
    call('GET', '/api/steward/gatherings'),
    call('GET', one),
    call('PUT', one, () => ({ words: aGathering, link: '', version: null, isShown: true })),
    call('DELETE', one, () => ({ version: of(16) })),
    call('POST', `${one}/dates`, () => ({ act: 'cancel', day: null, because: 'No heat' })),
    call('POST', `${one}/seats/give-back`, () => ({
      code: cardCodeOf([...randomTestBytes(11)])
    }))
  ]
}

function stewardCalls(): readonly (() => Call)[] {
  return [
    call('POST', '/api/steward/open', () => ({ secret: of(32) })),
    call('GET', '/api/steward/community'),
    call('POST', '/api/steward/entries', () => ({
      count: 3,
      days: 7
    })),
    call('DELETE', '/api/steward/entries'),
    call('PUT', '/api/steward/community', () => ({
      community,
      version: of(32)
    }))
  ]
}
