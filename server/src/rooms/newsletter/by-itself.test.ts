import { DAY_MS, HOUR_MS } from '@beside/contract'
import { describe, expect, test } from 'vitest'
import { openByItself } from './by-itself.fixture.ts'
import { keyIn } from './newsletter.fixture.ts'

const ada = 'ada@mail.example'
const ben = 'ben@mail.example'
const walk = 'A walk round the block'
const evening = 'Evening at the kitchen table'
const all = { topics: ['news', 'articles', 'gatherings'] as const }
const everything = { topics: [...all.topics] }

/** With one kind of line end. */
const plain = (mail: string) => mail.replaceAll('\r\n', '\n')

describe('A letter that is made by itself', () => {
  test('tells of a new text and a new gathering once, with a line, a date, a place and where they are', async () => {
    await using home = await openByItself()
    await home.switch(true)
    await home.place.read(ada, everything)
    await home.text('a-walk')
    const id = await home.gathering()
    await home.pass(2 * HOUR_MS)
    expect(home.mails(ada)).toEqual([])
    await home.pass(1.1 * HOUR_MS)
    const [mail = '', ...more] = home.mails(ada)
    expect(more).toEqual([])
    expect(mail).toContain('Subject: 2 updates')
    const lines = plain(mail)
    expect(lines).toContain(
      `New in the library\n${walk}\nFive slow minutes outside.\nhttp://localhost/library/a-walk\n`
    )
    expect(lines).toContain(
      `A new gathering\n${evening}\nThursday 10 December 2026 at 18:30 (Berlin)\nLantern Street 4\nhttp://localhost/gatherings/${id}\n`
    )
    expect(lines).toContain('List-Unsubscribe-Post: List-Unsubscribe=One-Click')
    await home.pass(40 * DAY_MS)
    expect(home.mails(ada)).toHaveLength(1)
  })

  test('is not made before a steward says so, tells nothing of what was there, and ends when they say so', async () => {
    await using home = await openByItself()
    await home.place.read(ada, everything)
    expect((await home.look()).isOn).toBe(false)
    await home.text('from-before')
    await home.gathering()
    await home.pass(DAY_MS)
    await home.switch(true)
    for (let days = 0; days < 2; days += 1) await home.pass(DAY_MS)
    expect(home.mails(ada)).toEqual([])
    await home.text('a-walk')
    await home.switch(false)
    await home.pass(DAY_MS)
    await home.switch(true)
    for (let days = 0; days < 2; days += 1) await home.pass(DAY_MS)
    expect(home.mails(ada)).toEqual([])
  })

  test('comes to those who chose its topic, at their rhythm, and in one with what stewards wrote', async () => {
    await using home = await openByItself()
    await home.switch(true)
    await home.place.read(ada, { topics: ['gatherings'] })
    await home.place.read(ben, { topics: ['news', 'articles'], rhythm: 'weekly' })
    await home.text('a-walk')
    await home.pass(4 * HOUR_MS)
    await home.place.letGo({ subject: 'The garden' })
    await home.text('a-song', { title: 'A song to hum' })
    await home.pass(4 * HOUR_MS)
    expect([home.mails(ada), home.mails(ben)]).toEqual([[], []])
    await home.pass(3 * DAY_MS)
    expect(home.mails(ada)).toEqual([])
    const [mail = '', ...more] = home.mails(ben)
    expect(more).toEqual([])
    expect(mail).toContain('Subject: 3 updates')
    for (const title of ['The garden', walk, 'A song to hum']) {
      expect(mail.split(title)).toHaveLength(2)
    }
  })

  test('is in the language in which somebody asked, and says which text is in another', async () => {
    await using home = await openByItself()
    await home.switch(true)
    await home.place.read(ada, { ...everything, language: 'es' })
    await home.text('a-walk')
    await home.text('un-paseo', { language: 'es', title: 'Un paseo' })
    await home.pass(4 * HOUR_MS)
    const [mail = ''] = home.mails(ada)
    expect(mail).toContain('2 novedades')
    expect(mail).toContain('http://localhost/es/library/un-paseo')
    expect(mail).toContain('Nuevo en la biblioteca (ingl')
    expect(mail.indexOf('Un paseo')).toBeLessThan(mail.indexOf(walk))
  })

  test('says in no list of mails what it tells, and is disguised as any other', async () => {
    await using home = await openByItself()
    await home.switch(true)
    await home.place.read(ada, everything)
    await home.place.read(ben, {
      ...everything,
      look: { name: 'Allotment club', subject: 'Seeds' }
    })
    await home.text('a-walk')
    await home.pass(4 * HOUR_MS)
    expect(home.mails(ada)[0]).toContain('Subject: 1 update\r')
    expect(home.mails(ben)[0]).toContain('Subject: Seeds')
    expect(home.mails(ben)[0]).toContain('From: Allotment club <')
  })

  test('tells of no draft, of nothing that was taken back, and of one text that was written twice once', async () => {
    await using home = await openByItself()
    await home.switch(true)
    await home.place.read(ada, everything)
    await home.text('a-draft', { title: 'A draft' }, { showing: { how: 'keep' } })
    await home.gathering({ title: 'Not shown yet' }, false)
    await home.text('a-mistake', { title: 'A mistake' })
    await home.text('a-walk', { title: 'A walk' })
    await home.pass(HOUR_MS)
    await home.text('a-walk', { title: walk })
    const withdrawing = { newest: 1, why: 'It was wrong.' }
    await home.place.asSteward('POST', 'library/a-mistake/withdraw', withdrawing)
    await home.pass(2.1 * HOUR_MS)
    expect(home.mails(ada)).toHaveLength(1)
    await home.pass(DAY_MS)
    const [mail = '', ...more] = home.mails(ada)
    expect(more).toEqual([])
    expect(mail).toContain('Subject: 1 update\r')
    expect(mail).toContain(`New in the library\r\n${walk}`)
  })

  test('says that a text was changed to whoever had a mail since it was new', async () => {
    await using home = await openByItself()
    await home.switch(true)
    await home.place.read(ada, everything)
    await home.text('a-walk')
    await home.pass(3 * DAY_MS)
    await home.text('a-walk', { summary: 'Ten slow minutes.' })
    await home.pass(4 * HOUR_MS)
    const [, mail = '', ...more] = home.mails(ada)
    expect(more).toEqual([])
    expect(mail).toContain(`Changed in the library\r\n${walk}\r\nTen slow minutes.`)
  })

  test('is seen before it goes, and what is kept back stays until somebody lets it go', async () => {
    await using home = await openByItself()
    await home.switch(true)
    await home.place.read(ada, everything)
    await home.text('a-walk')
    await home.text('a-song', { title: 'A song to hum' })
    const { next, waiting } = await home.look()
    expect(waiting.map(({ kind, title, isHeld }) => [kind, title, isHeld])).toEqual([
      ['text', 'A song to hum', false],
      ['text', walk, false]
    ])
    expect(next.map(({ language, subject }) => [language, subject])).toEqual([
      ['en', '2 updates'],
      ['ar', 'المستجدات: 2'],
      ['es', '2 novedades']
    ])
    await home.hold(walk)
    expect((await home.look()).next[0]?.text).not.toContain(walk)
    await home.pass(4 * HOUR_MS)
    await home.pass(DAY_MS)
    expect(home.mails(ada)).toHaveLength(1)
    expect(home.mails(ada)[0]).not.toContain(walk)
    await home.hold(walk, false)
    await home.pass(HOUR_MS)
    expect(home.mails(ada)[1]).toContain(walk)
  })

  test('goes on after a kill: each reader has it once', async () => {
    await using home = await openByItself()
    await home.switch(true)
    const readers = Array.from({ length: 60 }, (_, index) => `reader${index}@mail.example`)
    for (const reader of readers) await home.place.read(reader, everything)
    await home.text('a-walk')
    const before = home.place.sink.mails.length
    home.place.clock.pass(4 * HOUR_MS)
    await home.place.server.server.nudge()
    expect(home.place.sink.mails.length - before).toBe(50)
    await home.place.server.restart()
    await home.pass(HOUR_MS)
    await home.pass(HOUR_MS)
    const came = home.place.sink.mails.slice(before).map((mail) => mail.to)
    expect(came.toSorted()).toEqual(readers.toSorted())
  })
})

describe('A date that is not held', () => {
  const cancel = { day: '2026-12-10', act: 'cancel', because: 'Mina is ill.' } as const

  test('is told to those who were told of it, also between their mails, and to nobody else', async () => {
    await using home = await openByItself()
    await home.switch(true)
    await home.place.read(ada, { ...everything, rhythm: 'weekly' })
    await home.place.read('cem@mail.example', { topics: ['articles'] })
    const id = await home.gathering()
    await home.pass(4 * HOUR_MS)
    await home.pass(3 * DAY_MS)
    expect(home.mails(ada)).toHaveLength(1)
    await home.place.read(ben, everything)
    await home.text('a-walk')
    await home.pass(4 * HOUR_MS)
    await home.dates(id, cancel)
    await home.pass(HOUR_MS)
    const [, mail = '', ...more] = home.mails(ada)
    expect(more).toEqual([])
    expect(plain(mail)).toContain(
      `This is not held\n${evening}\nThursday 10 December 2026 at 18:30 (Berlin)\n`
    )
    // The text waits for her week.
    expect(mail).not.toContain(walk)
    expect(home.mails(ben).join()).not.toContain(evening)
    expect(home.mails('cem@mail.example').join()).not.toContain(evening)
    await home.place.server.restart()
    await home.pass(7 * DAY_MS)
    const [, , last = '', ...none] = home.mails(ada)
    expect(none).toEqual([])
    expect(last).toContain(walk)
    expect(last).not.toContain(evening)
  })

  test('is no news where it was cancelled before anybody was told', async () => {
    await using home = await openByItself()
    await home.switch(true)
    await home.place.read(ada, everything)
    await home.place.read(ben, { ...everything, rhythm: 'weekly' })
    const early = await home.gathering()
    await home.dates(early, cancel)
    await home.pass(4 * HOUR_MS)
    expect(home.mails(ada)).toEqual([])
    const id = await home.gathering({ title: 'Breakfast' })
    await home.pass(4 * HOUR_MS)
    expect(home.mails(ada)).toHaveLength(1)
    await home.dates(id, cancel)
    await home.pass(4 * DAY_MS)
    expect(home.mails(ada)).toHaveLength(2)
    expect(home.mails(ben)).toEqual([])
  })

  test('is not told to whoever left gatherings out meanwhile, nor to whoever chose them later', async () => {
    await using home = await openByItself()
    await home.switch(true)
    await home.place.read(ada, everything)
    await home.place.read(ben, { topics: ['articles'] })
    const id = await home.gathering()
    await home.pass(4 * HOUR_MS)
    const keyOf = (to: string) => keyIn(home.place.sink.mails.find((mail) => mail.to === to))
    const choose = (to: string, topics: readonly string[]) => {
      const body = { key: keyOf(to), topics, rhythm: 'each', look: null }
      return home.place.visitor.ask('PUT', '/api/newsletter/own', { body })
    }
    await choose(ada, ['articles'])
    await choose(ben, ['articles', 'gatherings'])
    await home.dates(id, cancel)
    await home.pass(HOUR_MS)
    expect(home.mails(ada)).toHaveLength(1)
    expect(home.mails(ben)).toEqual([])
  })
})
