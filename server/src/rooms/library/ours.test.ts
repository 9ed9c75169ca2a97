import { describe, expect, test } from 'vitest'
import { run, testClock } from '../../running.fixture.ts'
import { stewardKey } from '../teams/teams.fixture.ts'
import type { Library, ShownText, StewardText } from '@beside/contract'
import { readOurs } from './ours.ts'

describe('a text that came with Beside', () => {
  test('is read on the first day, and says so', async () => {
    await using server = await run()
    const { body } = await server.visitor().ask<Library>('GET', '/api/library')
    expect(body.texts.map(({ slug }) => slug)).toEqual([...readOurs().keys()].toSorted())
    for (const { slug } of body.texts) {
      const text = await server.visitor().ask<ShownText>('GET', `/api/library/texts/${slug}`)
      expect(text.body.changes).toEqual([{ number: 1, shownFrom: null, why: '', withheld: null }])
    }
  })

  test('becomes the community’s own with the first change, and its first words stay to go back to', async () => {
    const clock = testClock()
    await using server = await run({ clock })
    const headers = await stewardKey(server, clock.now())
    const ask = server.visitor().ask.bind(server.visitor())
    const path = '/api/steward/library/grounding'
    const { body: ours } = await ask<StewardText>('GET', path, { headers })
    expect(ours.standing.isOurs).toBe(true)
    const words = { ...ours.words, title: 'Ours now' }
    const save = { words, why: 'Our words.', newest: ours.newest, showing: { how: 'show' } }
    const { body: saved } = await ask<StewardText>('PUT', path, { headers, body: save })
    expect(saved.standing.isOurs).toBe(false)
    expect(saved.revisions.map(({ number, madeOn }) => [number, madeOn === null])).toEqual([
      [2, false],
      [1, true]
    ])
    const { body: first } = await ask<StewardText>('GET', `${path}?revision=1`, { headers })
    expect(first.words).toEqual(ours.words)
    const { body: read } = await ask<ShownText>('GET', '/api/library/texts/grounding')
    expect(read.words.title).toBe('Ours now')
    expect(read.changes).toMatchObject([{ why: 'Our words.' }, { shownFrom: null }])
  })

  test('can be taken back, and is in no list then', async () => {
    const clock = testClock()
    await using server = await run({ clock })
    const headers = await stewardKey(server, clock.now())
    const ask = server.visitor().ask.bind(server.visitor())
    const path = '/api/steward/library/grounding/withdraw'
    expect((await ask('POST', path, { headers, body: { newest: 2, why: '' } })).body.reason).toBe(
      'text-moved'
    )
    expect((await ask('POST', path, { headers, body: { newest: 1, why: '' } })).status).toBe(200)
    const { body } = await ask<Library>('GET', '/api/library')
    expect(body.texts.map(({ slug }) => slug)).not.toContain('grounding')
    const nowhere = '/api/steward/library/nowhere/withdraw'
    expect((await ask('POST', nowhere, { headers, body: { newest: 1, why: '' } })).status).toBe(404)
  })
})
