import type { DirectoryFound } from '@beside/contract'
import type { Card, Details, Found, FoundPlace } from '@beside/find'
import { describe, expect, test } from 'vitest'
import { publish, refuge, service } from '../../directory/directory.fixture.ts'
import { run } from '../../running.fixture.ts'

type Reply = DirectoryFound<Found, Card, FoundPlace>

describe('A page without a script', () => {
  test('finds by what somebody would say, and shows one entry whole', async () => {
    await using server = await run()
    await publish(server, [service(1), refuge(2)])
    const body = { text: 'my husband hits me' }
    const { body: reply } = await server
      .visitor()
      .ask<Reply>('POST', '/api/directory/search', { body })
    expect(reply.found.understood).not.toEqual([])
    expect(reply.cards.map(({ name }) => name)).toContain("Women's refuge")
    const id = reply.cards[0]?.id ?? ''
    const entry = await server
      .visitor()
      .ask<{ details: Details }>('GET', `/api/directory/services/${id}`)
    expect(entry.body.details).toMatchObject({ id, name: "Women's refuge", isAddressHidden: true })
    expect(JSON.stringify(entry.body)).not.toMatch(/hollybush|LS9/iu)
  })

  test('asks in the body alone, and the log says nothing of it', async () => {
    await using server = await run()
    await publish(server, [service(1)])
    const body = { text: 'warm room canary', place: 'Leeds canary', openNowAhead: 0 }
    await server.visitor().ask('POST', '/api/directory/search', { body })
    const asked = await server.visitor().ask('GET', '/api/directory/search?text=canary')
    expect(asked.status).toBe(404)
    expect(server.logged.join('')).not.toContain('canary')
    const metrics = await (await fetch(`${server.address}/metrics`)).text()
    expect(metrics).not.toContain('canary')
  })

  test('is refused more than anybody types, and finds nothing under an id that is none', async () => {
    await using server = await run()
    await publish(server, [service(1)])
    const body = { text: 'a'.repeat(301) }
    const long = await server.visitor().ask('POST', '/api/directory/search', { body })
    expect(long.status).toBe(400)
    expect((await server.visitor().ask('GET', '/api/directory/services/none')).status).toBe(404)
  })
})
