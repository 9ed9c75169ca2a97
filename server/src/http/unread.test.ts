import { connect } from 'node:net'
import { expect, test } from 'vitest'
import { Membership, writeBody } from '../membership.fixture.ts'
import { run } from '../running.fixture.ts'

// More than the buffers of two sockets hold between them.
const REQUESTS = 60

test('a reply that nobody reads is ended, and everybody else is answered meanwhile', async () => {
  await using server = await run({ stillMaxMs: 1000 })
  const own = await Membership.begin(await server.person())
  const bodies = Array.from({ length: 9 }, () => writeBody(own.entry('x'.repeat(60_000))))
  for (const body of bodies) await own.ask('POST', '/records', body)
  const { port } = server.server
  const { cookie } = own.visitor
  const lines = [
    `GET ${own.path}/records HTTP/1.1`,
    `host: 127.0.0.1:${port}`,
    `cookie: ${cookie}`,
    `beside-token: ${own.token}`
  ]
  const unread = connect(port, '127.0.0.1')
  const problems: unknown[] = []
  unread.on('error', (problem) => problems.push(problem))
  unread.write(`${lines.join('\r\n')}\r\n\r\n`.repeat(REQUESTS))
  expect((await own.page()).status).toBe(200)
  // It reads nothing, so it learns of the end by what it writes.
  const isEnded = () => {
    unread.write('\r\n')
    return problems.length > 0 || unread.destroyed
  }
  // Whoever writes does not stand still, so it asks more seldom than it would be ended.
  await expect.poll(isEnded, { interval: 3000, timeout: 180_000 }).toBe(true)
  // The line that was used before has stood still for longer than that too: where it ends while it is taken up
  // again, another one is.
  const { status } = await own.page().catch(() => own.page())
  expect(status).toBe(200)
  unread.destroy()
})
