import {
  DAY_MS,
  EarlierText,
  ShownText,
  StewardLibrary,
  StewardText,
  TextPreview
} from '@beside/contract'
import type { Library, TextShowing, TextWords } from '@beside/contract'
import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import { run, testClock } from '../../running.fixture.ts'
import { beginStewards, tokenOf } from '../teams/teams.fixture.ts'
import { openDesk, words } from './library.fixture.ts'
import type { Desk } from './library.fixture.ts'

const later = (clock: Desk['clock'], ms: number): TextShowing => ({
  how: 'later',
  from: clock.now() + ms
})

describe('a text', () => {
  test('that a steward shows is read by anybody, drawn, with its sources and why it is there', async () => {
    await using desk = await openDesk()
    const saved = await desk.save('walk')
    expect(v.parse(StewardText, saved.body).standing).toMatchObject({ isShown: true, next: null })
    expect(await desk.list()).toContain('walk')
    const { status, body } = await desk.read('walk')
    expect(status).toBe(200)
    const text = v.parse(ShownText, body)
    expect(text.words).toMatchObject({ title: words.title, by: 'Mina', notes: words.notes })
    expect(text.pieces).toContainEqual(expect.objectContaining({ kind: 'heading', level: 2 }))
    expect(text.changes.map(({ why }) => why)).toEqual(['It is new.'])
    await desk.server.restart()
    expect((await desk.read('walk')).body).toEqual(body)
  })

  test('is kept as a draft that nobody else sees, until it is shown', async () => {
    await using desk = await openDesk()
    await desk.save('walk', { showing: { how: 'keep' } })
    expect(await desk.list()).not.toContain('walk')
    expect((await desk.read('walk')).status).toBe(404)
    const draft = await desk.ask<StewardText>('GET', '/api/steward/library/walk')
    expect(draft.body).toMatchObject({ words, newest: 1, standing: { hasDraft: true } })
    // The same words once more are shown as they were kept, and are no new way to write them.
    const shown = await desk.save('walk', { newest: 1, why: 'Ready.' })
    expect(shown.body.revisions.map(({ number, why }) => [number, why])).toEqual([[1, 'Ready.']])
    expect(await desk.list()).toContain('walk')
  })

  test('that waits for its moment is shown from then on, by the clock of the server', async () => {
    await using desk = await openDesk()
    const { clock } = desk
    await desk.save('walk')
    const changed = { ...words, title: 'A longer walk' }
    await desk.save('walk', { newest: 1, words: changed, showing: later(clock, 2 * DAY_MS) })
    const title = async () => (await desk.read('walk')).body.words.title
    expect(await title()).toBe(words.title)
    expect((await desk.read('walk')).body.changes).toHaveLength(1)
    clock.pass(2 * DAY_MS - 60_000)
    expect(await title()).toBe(words.title)
    clock.pass(60_000)
    expect(await title()).toBe('A longer walk')
    expect((await desk.read('walk')).body.changes).toHaveLength(2)
  })

  test('is not to be shown in the past, in two years, or while nobody knows the time', async () => {
    await using desk = await openDesk()
    const { clock } = desk
    for (const ms of [-60_000, 0, 400 * DAY_MS]) {
      const saved = await desk.save('walk', { showing: later(clock, ms) })
      expect([saved.status, saved.body.reason]).toEqual([400, 'bad-request'])
    }
    clock.jump(DAY_MS)
    expect((await desk.save('walk')).body.reason).toBe('clock-unsure')
    // What was typed can be kept all the same.
    expect((await desk.save('walk', { showing: { how: 'keep' } })).status).toBe(200)
  })

  test('has one moment that waits: a newer one takes its place', async () => {
    await using desk = await openDesk()
    const { clock } = desk
    await desk.save('walk', { showing: later(clock, DAY_MS) })
    const shown = await desk.save('walk', { newest: 1, words: { ...words, title: 'Now' } })
    expect(shown.body.standing).toMatchObject({ isShown: true, next: null })
    clock.pass(3 * DAY_MS)
    expect((await desk.read('walk')).body.words.title).toBe('Now')
  })

  test('that was taken back says so, its moment that waits is off, and it can be shown again', async () => {
    await using desk = await openDesk()
    const { clock } = desk
    await desk.save('walk')
    await desk.save('walk', {
      newest: 1,
      words: { ...words, by: '' },
      showing: later(clock, 20 * 60_000)
    })
    const back = await desk.ask<StewardText>('POST', '/api/steward/library/walk/withdraw', {
      newest: 2,
      why: 'It was out of date.'
    })
    expect(back.body.standing).toMatchObject({ isShown: false, isWithdrawn: true, next: null })
    clock.pass(30 * 60_000)
    expect(await desk.list()).not.toContain('walk')
    const read = await desk.read('walk')
    const said = { reason: 'text-withdrawn', on: '2026-11-27', why: 'It was out of date.' }
    expect([read.status, read.body]).toEqual([410, said])
    await desk.save('walk', { newest: 2 })
    expect((await desk.read('walk')).body.changes).toHaveLength(2)
  })

  test('keeps each way that it was written, and goes back to one', async () => {
    await using desk = await openDesk()
    await desk.save('walk')
    await desk.save('walk', {
      newest: 1,
      words: { ...words, body: 'Quite other.' },
      why: 'Shorter.'
    })
    const first = await desk.ask<StewardText>('GET', '/api/steward/library/walk?revision=1')
    expect(first.body).toMatchObject({ words: { body: words.body }, newest: 2 })
    const back = await desk.save('walk', { newest: 2, words: first.body.words, why: 'Back.' })
    expect(back.body.revisions.map(({ why }) => why)).toEqual(['Back.', 'Shorter.', 'It is new.'])
    expect((await desk.ask('GET', '/api/steward/library/walk?revision=9')).status).toBe(404)
  })

  test('that was changed can be read as it was before, and nobody reads drafts of it', async () => {
    await using desk = await openDesk()
    const before = (number: number | string, slug = 'walk') =>
      desk.server.visitor().ask<EarlierText>('GET', `/api/library/texts/${slug}/before/${number}`)
    await desk.save('walk')
    await desk.save('walk', {
      newest: 1,
      words: { ...words, body: 'A draft.' },
      showing: { how: 'keep' }
    })
    desk.clock.pass(20 * 60_000)
    await desk.save('walk', { newest: 2, words: { ...words, body: 'Other.' }, why: 'Shorter.' })
    const { changes } = (await desk.read('walk')).body
    expect(changes.map(({ number, why, withheld }) => [number, why, withheld])).toEqual([
      [3, 'Shorter.', null],
      [1, 'It is new.', null]
    ])
    const first = v.parse(EarlierText, (await before(1)).body)
    expect(first.pieces).toContainEqual(expect.objectContaining({ kind: 'heading', level: 2 }))
    expect([first.shownFrom, first.shownUntil]).toEqual([
      changes[1]?.shownFrom,
      changes[0]?.shownFrom
    ])
    expect((await before(3)).body.shownUntil).toBeNull()
    for (const number of [2, 4, 0, '1a', 'x']) expect((await before(number)).status).toBe(404)
    expect((await before(1, 'nowhere')).status).toBe(404)
    // One that came with Beside has one way, and after a change that can be read too.
    expect((await before(1, 'grounding')).body.shownFrom).toBeNull()
    await desk.save('grounding', { newest: 1 })
    expect((await before(1, 'grounding')).body.shownFrom).toBeNull()
    await desk.ask('POST', '/api/steward/library/walk/withdraw', { newest: 3, why: '' })
    expect((await before(1)).status).toBe(410)
  })

  test('keeps words from readers that a steward took from them, with the day and why, until they are given back', async () => {
    await using desk = await openDesk()
    const path = '/api/library/texts/walk/before/1'
    const before = () => desk.server.visitor().ask('GET', path)
    const withhold = (number: number, why: string) =>
      desk.ask<StewardText>('PUT', `/api/steward/library/walk/before/${number}`, { why })
    await desk.save('walk')
    // What is shown now is shown until something newer is: so no moment lies between the two.
    const withheld = { on: '2026-11-27', why: 'It named somebody.' }
    const taken = await withhold(1, withheld.why)
    expect(taken.body.revisions[0]?.withheld).toEqual(withheld)
    expect((await desk.read('walk')).body.changes[0]?.withheld).toBeNull()
    expect((await before()).status).toBe(200)
    await desk.save('walk', { newest: 1, words: { ...words, body: 'Without the name.' } })
    const said = await before()
    expect([said.status, said.body]).toEqual([410, { reason: 'text-withdrawn', ...withheld }])
    expect((await desk.read('walk')).body.changes[1]?.withheld).toEqual(withheld)
    const stewards = await desk.ask<StewardText>('GET', '/api/steward/library/walk?revision=1')
    expect(stewards.body.words.body).toBe(words.body)
    const back = await desk.ask('DELETE', '/api/steward/library/walk/before/1')
    expect(back.status).toBe(200)
    expect((await before()).status).toBe(200)
    expect((await withhold(1, ' ')).body.reason).toBe('bad-request')
    expect((await withhold(9, 'x')).body.reason).toBe('not-found')
  })

  test('that two stewards write at once loses the words of neither', async () => {
    await using desk = await openDesk()
    await desk.save('walk')
    expect((await desk.save('walk', { newest: 1, why: 'Hers.' })).status).toBe(200)
    const his = await desk.save('walk', { newest: 1, why: 'His.' })
    expect([his.status, his.body.reason]).toEqual([409, 'text-moved'])
    expect((await desk.save('walk')).body.reason).toBe('text-moved')
    expect((await desk.save('other', { newest: 3 })).body.reason).toBe('text-moved')
    expect(await desk.list()).not.toContain('other')
  })

  test('stands under an address that can be said, and within its limits', async () => {
    await using desk = await openDesk()
    for (const slug of ['A-Walk', 'a--b', '-a', 'a'.repeat(49), 'a%2Fb', 'ä'])
      expect((await desk.save(slug)).status).toBeGreaterThanOrEqual(400)
    const bad: readonly Partial<TextWords>[] = [
      { body: 'a'.repeat(40_001) },
      { title: '' },
      { notes: ['a', 'b', 'c', 'd'] },
      { sources: [{ text: 'x', address: 'javascript:alert(1)' }] },
      { reviewBy: 'soon' }
    ]
    for (const one of bad) {
      const saved = await desk.save('walk', { words: { ...words, ...one } })
      expect(saved.body.reason).toBe('bad-request')
    }
  })

  test('is joined with the same text in another language', async () => {
    await using desk = await openDesk()
    await desk.save('walk')
    await desk.save('walk-ar', { words: { ...words, language: 'ar' } })
    expect((await desk.read('walk')).body.others).toEqual([{ slug: 'walk-ar', language: 'ar' }])
    expect((await desk.read('walk-ar')).body.others).toEqual([{ slug: 'walk', language: 'en' }])
  })
})

describe('what stewards do', () => {
  test('is done by nobody else', async () => {
    await using server = await run()
    const person = await server.person()
    const save = { words, why: '', newest: null, showing: { how: 'show' } }
    const asked = [
      await person.ask('GET', '/api/steward/library'),
      await person.ask('GET', '/api/steward/library/grounding'),
      await person.ask('PUT', '/api/steward/library/walk', { body: save }),
      await person.ask('POST', '/api/steward/library/walk/withdraw', {
        body: { newest: 1, why: '' }
      }),
      await person.ask('PUT', '/api/steward/library/walk/before/1', { body: { why: 'x' } }),
      await person.ask('DELETE', '/api/steward/library/walk/before/1'),
      await person.ask('GET', '/api/steward/library-pictures'),
      await person.ask('DELETE', `/api/steward/library-pictures/${'A'.repeat(43)}`),
      await person.ask('POST', '/api/steward/library-preview', {
        body: { body: 'a', sources: 0, language: 'en' }
      }),
      await person.ask('POST', '/api/steward/library-pictures', { body: { bytes: 'AAAA' } })
    ]
    expect(asked.map(({ body }) => body.reason)).toEqual(asked.map(() => 'link-used'))
    const { texts } = (await person.ask<Library>('GET', '/api/library')).body
    expect(texts.map(({ slug }) => slug)).not.toContain('walk')
  })

  test('is done by whoever holds a post in their team', async () => {
    const clock = testClock()
    await using server = await run({ clock })
    const ada = await beginStewards(server, clock)
    const saved = await ada.visitor.ask('PUT', '/api/steward/library/walk', {
      body: { words, why: '', newest: null, showing: { how: 'show' } },
      headers: tokenOf(ada)
    })
    expect(saved.status).toBe(200)
    // No row says that it was her.
    await using store = await server.openStore()
    const rows = await store.read.selectFrom('library_revisions').selectAll().execute()
    expect(Object.keys(rows[0] ?? {}).toSorted()).toEqual(
      ['body', 'head', 'made_on', 'number', 'shown_from', 'slug', 'why']
        .concat('withheld_on', 'withheld_why')
        .toSorted()
    )
    expect((rows[0]?.shown_from ?? 1) % 60_000).toBe(0)
  })

  test('begins with what is to be read through again', async () => {
    await using desk = await openDesk()
    await desk.save('walk')
    await desk.save('rest', { words: { ...words, reviewBy: '2026-11-27' } })
    const due = async () => {
      const { body } = await desk.ask<StewardLibrary>('GET', '/api/steward/library')
      return v
        .parse(StewardLibrary, body)
        .texts.filter(({ isDue }) => isDue)
        .map(({ slug }) => slug)
    }
    expect(await due()).toEqual(['rest'])
    await desk.ask('POST', '/api/steward/library/rest/withdraw', { newest: 1, why: '' })
    expect(await due()).toEqual([])
  })

  test('is looked at as readers will see it, and nothing is kept', async () => {
    await using desk = await openDesk()
    const wish = { body: '# Hi\n\n<b>x</b>', sources: 0, language: 'en' }
    const { body } = await desk.ask('POST', '/api/steward/library-preview', wish)
    expect(v.parse(TextPreview, body).pieces).toHaveLength(2)
    await using store = await desk.server.openStore()
    expect(await store.read.selectFrom('library_texts').selectAll().execute()).toEqual([])
  })
})
