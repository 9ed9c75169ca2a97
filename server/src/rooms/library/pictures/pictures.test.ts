import { StewardPictures } from '@beside/contract'
import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import { openDesk, words } from '../library.fixture.ts'
import type { Desk } from '../library.fixture.ts'
import { jpegWith, pictures, PLACE } from './pictures.fixture.ts'

describe('a picture', () => {
  const send = (desk: Desk, bytes: Buffer) =>
    desk.ask<{ id: string }>('POST', '/api/steward/library-pictures', {
      bytes: bytes.toString('base64url')
    })

  test('is served as what it is, without where it was taken, and no browser keeps it', async () => {
    await using desk = await openDesk()
    const { id } = (await send(desk, jpegWith(6))).body
    expect((await send(desk, jpegWith(6))).body.id).toBe(id)
    const reply = await fetch(`${desk.server.address}/api/library/pictures/${id}`)
    const bytes = Buffer.from(await reply.arrayBuffer())
    expect(bytes.includes(PLACE)).toBe(false)
    expect(bytes.subarray(0, 2)).toEqual(Buffer.from([0xff, 0xd8]))
    expect(Object.fromEntries(reply.headers)).toMatchObject({
      'content-type': 'image/jpeg',
      'x-content-type-options': 'nosniff',
      'cross-origin-resource-policy': 'same-origin',
      'cache-control': 'no-store',
      'content-security-policy': expect.stringContaining("default-src 'none'") as string
    })
    const other = await fetch(`${desk.server.address}/api/library/pictures/${'A'.repeat(43)}`)
    expect(other.status).toBe(404)
  })

  test('needs words for whoever cannot see it, and has to be here', async () => {
    await using desk = await openDesk()
    const { id } = (await send(desk, pictures.png)).body
    const holding = (body: string) => desk.save('walk', { words: { ...words, body } })
    expect((await holding(`![](picture:${id})`)).body.reason).toBe('words-for-picture')
    expect((await holding(`![  ](picture:${id})`)).body.reason).toBe('words-for-picture')
    expect((await holding(`![a](picture:${'A'.repeat(43)})`)).body.reason).toBe('picture-refused')
    expect((await holding(`![a](picture:${id})\n\n`.repeat(13))).body.reason).toBe('too-many')
    expect((await holding(`![a lamp](picture:${id})`)).status).toBe(200)
    const { pieces } = (await desk.read('walk')).body
    expect(pieces).toEqual([{ kind: 'picture', id, alt: 'a lamp' }])
  })

  test('goes with the words that held it: with a text that is taken back, and with words taken from readers', async () => {
    await using desk = await openDesk()
    const { id } = (await send(desk, pictures.png)).body
    const isSeen = async () =>
      (await fetch(`${desk.server.address}/api/library/pictures/${id}`)).status === 200
    const holding = { ...words, body: `![a lamp](picture:${id})` }
    // Whoever writes looks at it before it is shown.
    expect(await isSeen()).toBe(true)
    await desk.save('walk', { words: holding })
    await desk.save('rest', { words: holding })
    const withdraw = (slug: string) =>
      desk.ask('POST', `/api/steward/library/${slug}/withdraw`, { newest: 1, why: '' })
    await withdraw('walk')
    expect(await isSeen()).toBe(true)
    await withdraw('rest')
    expect(await isSeen()).toBe(false)
    await desk.server.restart()
    expect(await isSeen()).toBe(false)
    await desk.save('walk', { newest: 1, words: holding })
    expect(await isSeen()).toBe(true)
    await desk.save('walk', { newest: 2 })
    // What it said before can be read, and so the picture is seen.
    expect(await isSeen()).toBe(true)
    for (const number of [1, 2])
      await desk.ask('PUT', `/api/steward/library/walk/before/${number}`, {
        why: 'Somebody is in it.'
      })
    expect(await isSeen()).toBe(false)
  })

  test('goes for good once no words hold it that can be read or shown', async () => {
    await using desk = await openDesk()
    const { id } = (await send(desk, pictures.png)).body
    const other = (await send(desk, jpegWith(6))).body.id
    const list = async () =>
      v.parse(StewardPictures, (await desk.ask('GET', '/api/steward/library-pictures')).body)
        .pictures
    const remove = (which: string) => desk.ask('DELETE', `/api/steward/library-pictures/${which}`)
    const holding = { ...words, body: `![a lamp](picture:${id})` }
    await desk.save('walk', { words: holding, showing: { how: 'keep' } })
    expect(await list()).toContainEqual({ id, usedIn: ['walk'], canGo: false })
    expect(await list()).toContainEqual({ id: other, usedIn: [], canGo: true })
    expect((await remove(id)).body.reason).toBe('picture-used')
    expect((await remove(other)).status).toBe(200)
    expect((await remove(other)).body.reason).toBe('not-found')
    await desk.save('walk', { newest: 1, words: holding })
    await desk.save('walk', { newest: 1 })
    await desk.ask('PUT', '/api/steward/library/walk/before/1', { why: 'Somebody is in it.' })
    expect((await remove(id)).status).toBe(200)
    await using store = await desk.server.openStore()
    for (const table of ['library_pictures', 'library_picture_uses'] as const)
      expect(await store.read.selectFrom(table).selectAll().execute()).toEqual([])
    // Its words are still here for stewards, and cannot be shown again with what is gone.
    const back = await desk.save('walk', { newest: 2, words: holding })
    expect(back.body.reason).toBe('picture-refused')
  })

  test('that is none, or is too large, is refused', async () => {
    await using desk = await openDesk()
    const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')
    expect((await send(desk, svg)).body.reason).toBe('picture-refused')
    expect((await send(desk, Buffer.alloc(600_000))).status).toBeGreaterThanOrEqual(400)
  })
})
