import { DAY_MS, MINUTE_MS } from '@beside/contract'
import type { Newsletter, NewsletterWish, PublicLetter, StewardLetter } from '@beside/contract'
import { describe, expect, test } from 'vitest'
import { textOfMail } from '../../mail/mail-sink.fixture.ts'
import { aLetter, keyIn, listLetters, openPlace } from './newsletter.fixture.ts'
import type { Place } from './newsletter.fixture.ts'

const to = 'ada@mail.example'
const lettersTo = ({ sink }: Place, address: string) =>
  sink.mails.filter((mail) => mail.to === address).map((mail) => textOfMail(mail))

describe('Somebody who asks for the newsletter', () => {
  test('is asked once whether it is them, and gets nothing more before they say yes', async () => {
    await using place = await openPlace()
    expect((await place.ask(to)).body).toEqual({})
    await expect.poll(() => place.sink.mails.length).toBe(1)
    await place.letGo()
    expect(place.sink.mails).toHaveLength(1)
    const [asked = ''] = lettersTo(place, to)
    expect(asked).toContain('From: Notes <')
    expect(asked).not.toContain('Our place')
  })

  test('gets each letter once they said yes, and with one press of a mail program no more', async () => {
    await using place = await openPlace()
    const key = await place.read(to)
    await place.letGo()
    const [, letter = ''] = lettersTo(place, to)
    expect(letter).toContain(aLetter.text)
    expect(letter).toContain('List-Unsubscribe-Post: List-Unsubscribe=One-Click')
    const stop = /List-Unsubscribe: <http:\/\/localhost(?<path>[^>]+)>/u.exec(letter)?.groups?.[
      'path'
    ]
    expect(stop).toBe(`/api/newsletter/stop/${key}`)
    const headers = { 'content-type': 'application/x-www-form-urlencoded' }
    const body = 'List-Unsubscribe=One-Click'
    const reply = await fetch(place.server.address + stop, { method: 'POST', headers, body })
    expect(reply.status).toBe(200)
    expect(await place.rows()).toEqual([])
    await place.letGo({ subject: 'One more' })
    expect(lettersTo(place, to)).toHaveLength(2)
  })

  test('is led to their own page where a browser opens that link', async () => {
    await using place = await openPlace()
    const key = await place.read(to)
    const address = `${place.server.address}/api/newsletter/stop/${key}`
    const reply = await fetch(address, { redirect: 'manual' })
    expect([reply.status, reply.headers.get('location')]).toEqual([
      303,
      `http://localhost/newsletter/own?key=${key}`
    ])
    expect(await place.rows()).toHaveLength(1)
  })

  test('is answered alike whether the address is known or not, and nobody else changes what they chose', async () => {
    await using place = await openPlace()
    const key = await place.read(to)
    const known = await place.ask(to, { topics: ['gatherings'], rhythm: 'monthly' })
    const unknown = await place.ask('nobody@mail.example')
    expect([known.status, known.body]).toEqual([unknown.status, unknown.body])
    await expect.poll(() => place.sink.mails.length).toBe(3)
    expect(lettersTo(place, to)[1]).toContain('They come already.')
    const own = await place.visitor.ask<NewsletterWish>('POST', '/api/newsletter/own', {
      body: { key }
    })
    expect(own.body).toEqual({ topics: ['news'], rhythm: 'each', look: null, language: 'en' })
  })

  test('is written to in the language of their page, and a stranger who asks in another changes nothing', async () => {
    await using place = await openPlace()
    await place.read(to, { language: 'ar' })
    expect(lettersTo(place, to)[0]).toContain('/ar/newsletter/yes?key=')
    await place.ask(to, { language: 'es' })
    await expect.poll(() => place.sink.mails.length).toBe(2)
    expect(lettersTo(place, to)[1]).toContain('/ar/newsletter/own?key=')
    await place.letGo()
    await expect.poll(() => place.sink.mails.length).toBe(3)
    const letter = lettersTo(place, to)[2]
    expect(letter).toContain(aLetter.subject)
    expect(letter).toContain('وصلت هذه الرسالة لأن هذا العنوان طلبها.')
    expect(letter).toContain('/ar/newsletter/own?key=')
  })

  test('is not filled with questions by somebody who asks again and again, also by other forms of the address', async () => {
    await using place = await openPlace()
    for (const form of [to, to, 'ADA@mail.example', 'ada+more@mail.example']) {
      expect((await place.ask(form)).status).toBe(200)
    }
    await expect.poll(() => place.sink.mails.length).toBe(2)
    await place.ask('ben@mail.example')
    await expect.poll(() => place.sink.mails.length).toBe(3)
    expect(lettersTo(place, to)).toHaveLength(2)
  })

  test('decides alone what comes: a stranger who asks for the same address meanwhile changes nothing', async () => {
    await using place = await openPlace()
    await place.ask(to, { topics: ['articles'] })
    await expect.poll(() => place.sink.mails.length).toBe(1)
    await place.ask(to, { look: { name: 'The bank', subject: 'Your account' } })
    await expect.poll(() => place.sink.mails.length).toBe(2)
    const key = keyIn(place.sink.mails[1])
    expect(keyIn(place.sink.mails[0])).toBe(key)
    const shown = await place.visitor.ask<NewsletterWish>('POST', '/api/newsletter/own', {
      body: { key }
    })
    expect(shown.body).toEqual({ topics: ['articles'], rhythm: 'each', look: null, language: 'en' })
  })

  test('is told to come back where one address asks a hundred times a day, and others are not', async () => {
    await using place = await openPlace()
    const asked = []
    for (let index = 0; index < 101; index += 1) {
      asked.push((await place.ask(`many${index}@mail.example`)).status)
    }
    expect(asked.filter((status) => status === 200)).toHaveLength(100)
    expect(asked.at(-1)).toBe(429)
  })

  test('has three days to say yes, and then the address is gone', async () => {
    await using place = await openPlace()
    await place.ask(to)
    await expect.poll(() => place.sink.mails.length).toBe(1)
    const key = keyIn(place.sink.mails[0])
    place.clock.pass(4 * DAY_MS)
    const late = await place.visitor.ask('POST', '/api/newsletter/yes', { body: { key } })
    expect(late.body.reason).toBe('link-used')
    await place.server.server.sweep()
    expect(await place.rows()).toEqual([])
  })

  test('cannot be ended, read or said yes to with a key that somebody made up', async () => {
    await using place = await openPlace()
    const key = await place.read(to)
    const other = `${key.slice(0, -2)}${key.endsWith('AA') ? 'BB' : 'AA'}`
    expect((await place.visitor.ask('POST', `/api/newsletter/stop/${other}`)).body).toEqual({})
    for (const path of ['yes', 'own']) {
      const answer = await place.visitor.ask('POST', `/api/newsletter/${path}`, {
        body: { key: other }
      })
      expect(answer.body.reason).toBe('link-used')
    }
    expect(await place.rows()).toHaveLength(1)
  })
})

describe('A reader', () => {
  test('gets the topics and the rhythm that they chose: what came in a week comes in one mail', async () => {
    await using place = await openPlace()
    await place.read(to, { topics: ['news', 'gatherings'], rhythm: 'weekly' })
    await place.letGo({ subject: 'Friday' })
    await place.letGo({ subject: 'Not for her', topic: 'articles' })
    await place.letGo({ subject: 'Friday evening', topic: 'gatherings' })
    expect(lettersTo(place, to)).toHaveLength(1)
    place.clock.pass(3 * DAY_MS)
    await place.server.server.nudge()
    await place.server.server.nudge()
    const [, mail = '', ...more] = lettersTo(place, to)
    expect(more).toEqual([])
    expect(mail).toContain('Subject: 2 updates')
    expect(mail.indexOf('Friday\r\n')).toBeLessThan(mail.indexOf('Friday evening'))
    expect(mail).not.toContain('Not for her')
  })

  test('sees the sender and the subject that they chose, and nothing in them begins another header', async () => {
    await using place = await openPlace()
    const look = { name: 'Allotment club', subject: 'Seeds' }
    await place.read(to, { look })
    await place.letGo()
    const letter = lettersTo(place, to)[1] ?? ''
    expect(letter).toContain('From: Allotment club <')
    expect(letter).toContain('Subject: Seeds')
    for (const subject of ['Seeds\r\nBcc: eve@mail.example', 'a\u2028b', '']) {
      const answer = await place.ask(to, { look: { name: 'A', subject } })
      expect(answer.body.reason).toBe('bad-request')
    }
    for (const strange of ['a@b.example, eve@mail.example', 'ada@mail.example\nx', 'ada']) {
      expect((await place.ask(strange)).body.reason).toBe('bad-request')
    }
  })

  test('changes what they chose by the link in a mail, and no letter from before comes', async () => {
    await using place = await openPlace()
    await place.letGo({ subject: 'From before' })
    const key = await place.read(to)
    const wish = { topics: ['articles'], rhythm: 'each', look: null }
    await place.visitor.ask('PUT', '/api/newsletter/own', { body: { key, ...wish } })
    await place.letGo({ subject: 'News' })
    await place.letGo({ subject: 'An article', topic: 'articles' })
    const subjects = lettersTo(place, to).map((mail) => /Subject: (.*)\r/u.exec(mail)?.[1])
    expect(subjects).toEqual(['Is this you?', 'An article'])
  })

  test('whose mailbox is gone is forgotten, and one whose host is away gets it later', async () => {
    await using place = await openPlace()
    await place.read(to)
    place.sink.mood = 'comes back later'
    await place.letGo()
    expect(await place.rows()).toHaveLength(1)
    place.sink.mood = 'takes all'
    await place.server.server.nudge()
    expect(lettersTo(place, to)).toHaveLength(1)
    place.clock.pass(6 * MINUTE_MS)
    await place.server.server.nudge()
    expect(lettersTo(place, to)).toHaveLength(2)
    place.sink.mood = 'knows no such mailbox'
    await place.letGo()
    expect(await place.rows()).toEqual([])
  })

  test('stays where the host refuses everybody, and gets it when that is over', async () => {
    await using place = await openPlace()
    for (const name of ['ada', 'ben', 'cem', 'dee']) await place.read(`${name}@mail.example`)
    place.sink.mood = 'lets nobody through'
    const visits = place.sink.visits
    await place.letGo()
    // After three it waits, so that a host that is ill is not asked for all of them.
    expect(place.sink.visits - visits).toBe(3)
    expect(await place.rows()).toHaveLength(4)
    place.sink.mood = 'takes all'
    for (let day = 0; day < 3; day += 1) {
      place.clock.pass(DAY_MS)
      await place.server.server.nudge()
    }
    const letters = place.sink.mails.filter((mail) => textOfMail(mail).includes(aLetter.text))
    expect(letters.map((mail) => mail.to).toSorted()).toEqual(
      ['ada', 'ben', 'cem', 'dee'].map((name) => `${name}@mail.example`)
    )
  })

  test('who stops while others are being written to gets nothing more, and who chose a look is shown by it', async () => {
    await using place = await openPlace()
    const keys = new Map<string, string>()
    for (let index = 0; index < 12; index += 1) {
      const name = `reader${index}@mail.example`
      keys.set(name, await place.read(name))
    }
    const before = place.sink.mails.length
    const { id, version } = await place.write()
    await place.as('POST', `/${id}/send`, { version, at: null })
    place.clock.pass(11 * MINUTE_MS)
    const sending = place.server.server.nudge()
    await expect.poll(() => place.sink.mails.length).toBeGreaterThan(before)
    const had = new Set(place.sink.mails.slice(before).map((mail) => mail.to))
    const [stops = '', hides = ''] = [...keys.keys()].filter((name) => !had.has(name)).slice(-2)
    const look = { name: 'Allotment club', subject: 'Seeds' }
    const body = { key: keys.get(hides), topics: ['news'], rhythm: 'each', look }
    await Promise.all([
      place.visitor.ask('POST', `/api/newsletter/stop/${keys.get(stops)}`),
      place.visitor.ask('PUT', '/api/newsletter/own', { body })
    ])
    const came = place.sink.mails.length
    await sending
    const after = place.sink.mails.slice(came)
    expect(after.filter((mail) => mail.to === stops)).toEqual([])
    for (const mail of after.filter((one) => one.to === hides)) {
      expect(textOfMail(mail)).toContain('Subject: Seeds')
    }
  })

  test('is in no row by address, and two rows of one size say nothing but a rhythm', async () => {
    await using place = await openPlace()
    await place.read(to)
    await place.read('somebody.with.a.long.name@longer.mail.example', { topics: ['articles'] })
    const rows = await place.rows()
    const whole = JSON.stringify(rows.map((row) => Buffer.from(row.sealed).toString('latin1')))
    expect(whole).not.toContain('mail.example')
    expect(new Set(rows.map(({ sealed }) => sealed.length)).size).toBe(1)
    expect(place.server.logged.join()).not.toContain('mail.example')
  })
})

test('Letters leave in batches, and after a restart each reader has each of them once', async () => {
  await using place = await openPlace()
  const readers = Array.from({ length: 60 }, (_, index) => `reader${index}@mail.example`)
  for (const reader of readers) await place.read(reader)
  const before = place.sink.mails.length
  const letter = await place.letGo()
  expect(place.sink.mails.length - before).toBe(50)
  expect((await listLetters(place)).letters[0]).toMatchObject({ id: letter.id, state: 'leaving' })
  await place.server.restart()
  await place.server.server.nudge()
  await place.server.server.nudge()
  const came = place.sink.mails.slice(before).map((mail) => mail.to)
  expect(came.toSorted()).toEqual(readers.toSorted())
  const after = await listLetters(place)
  expect([after.letters[0]?.state, after.readers]).toEqual(['out', 60])
})

describe('A letter', () => {
  test('is public once it went out, and looks like none before', async () => {
    await using place = await openPlace()
    const { id, version } = await place.write()
    const read = (path: string) => place.visitor.ask<PublicLetter>('GET', `/api/newsletter${path}`)
    expect((await read(`/letters/${id}`)).body.reason).toBe('not-found')
    await place.as('POST', `/${id}/send`, { version, at: null })
    expect((await read(`/letters/${id}`)).body.reason).toBe('not-found')
    place.clock.pass(11 * MINUTE_MS)
    await place.server.server.nudge()
    expect((await read(`/letters/${id}`)).body).toEqual({ id, ...aLetter, outOn: '2026-11-27' })
    const all = await place.visitor.ask<Newsletter>('GET', '/api/newsletter')
    expect(all.body.letters.map(({ subject }) => subject)).toEqual([aLetter.subject])
  })

  test('can be taken back until it goes out, and not after', async () => {
    await using place = await openPlace()
    await place.read(to)
    const { id, version } = await place.write()
    await place.as('POST', `/${id}/send`, { version, at: null })
    const back = await place.as<StewardLetter>('DELETE', `/${id}/send`)
    expect(back.body).toMatchObject({ state: 'draft', version })
    place.clock.pass(11 * MINUTE_MS)
    await place.server.server.nudge()
    expect(lettersTo(place, to)).toHaveLength(1)
    await place.as('POST', `/${id}/send`, { version, at: null })
    place.clock.pass(11 * MINUTE_MS)
    await place.server.server.nudge()
    expect((await place.as('DELETE', `/${id}/send`)).body.reason).toBe('settings-moved')
    const old = { version }
    expect((await place.as('DELETE', `/${id}`, old)).body.reason).toBe('settings-moved')
  })

  test('waits for its time, and two stewards who write on it take nothing back from each other', async () => {
    await using place = await openPlace()
    const { id, version } = await place.write()
    const hers = await place.as<StewardLetter>('PUT', `/${id}`, {
      ...aLetter,
      subject: 'Hers',
      version
    })
    const his = await place.as('PUT', `/${id}`, { ...aLetter, subject: 'His', version })
    expect(his.body.reason).toBe('settings-moved')
    // As where the answer was lost.
    const again = await place.as<StewardLetter>('PUT', `/${id}`, {
      ...aLetter,
      subject: 'Hers',
      version
    })
    expect(again.body).toEqual(hers.body)
    const at = place.clock.now() + 2 * DAY_MS
    const { version: newest } = hers.body
    await place.as('POST', `/${id}/send`, { version: newest, at })
    place.clock.pass(DAY_MS)
    await place.server.server.nudge()
    expect((await listLetters(place)).letters[0]?.state).toBe('waiting')
    place.clock.pass(DAY_MS)
    await place.server.server.nudge()
    expect((await listLetters(place)).letters[0]).toMatchObject({ state: 'out', subject: 'Hers' })
  })

  test('is read, written and sent by stewards alone', async () => {
    await using place = await openPlace()
    const { id, version } = await place.write()
    const path = `/api/steward/newsletter/${id}`
    const tries = [
      ['GET', '/api/steward/newsletter', undefined],
      ['PUT', path, { ...aLetter, version }],
      ['DELETE', path, { version }],
      ['POST', `${path}/send`, { version, at: null }],
      ['DELETE', `${path}/send`, undefined],
      ['POST', `${path}/try`, { to }]
    ] as const
    for (const [method, where, body] of tries) {
      const answer = await place.visitor.ask(method, where, { body })
      expect([where, answer.body.reason]).toEqual([where, 'link-used'])
    }
  })

  test('that should not have gone out is taken off the page, and goes to nobody new', async () => {
    await using place = await openPlace()
    await place.read(to, { rhythm: 'weekly' })
    const { id } = await place.letGo({ subject: 'A mistake' })
    const { version } = (await listLetters(place)).letters[0] ?? { version: '' }
    expect((await place.as('DELETE', `/${id}`, { version })).status).toBe(200)
    const read = await place.visitor.ask('GET', `/api/newsletter/letters/${id}`)
    expect(read.body.reason).toBe('not-found')
    expect((await listLetters(place)).letters).toEqual([])
    place.clock.pass(4 * DAY_MS)
    await place.server.server.nudge()
    expect(lettersTo(place, to)).toHaveLength(1)
  })

  test('can be tried on one mailbox, which is not kept', async () => {
    await using place = await openPlace()
    const { id } = await place.write()
    expect((await place.as('POST', `/${id}/try`, { to })).body).toEqual({})
    expect(lettersTo(place, to)[0]).toContain(aLetter.text)
    expect(await place.rows()).toEqual([])
  })

  test('says how many read it in tens, and below ten not at all', async () => {
    await using place = await openPlace()
    for (let index = 0; index < 9; index += 1) await place.read(`reader${index}@mail.example`)
    expect((await listLetters(place)).readers).toBeNull()
    await place.read('reader9@mail.example')
    await place.read('reader10@mail.example')
    expect((await listLetters(place)).readers).toBe(10)
  })
})
