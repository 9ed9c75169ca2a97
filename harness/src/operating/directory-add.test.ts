import { expect, test } from 'vitest'
import { openFeedServer, pagesOf } from '../../../server/src/directory/live/feed-server.fixture.ts'
import { quick, services, source } from '../../../server/src/rooms/directory/live.fixture.ts'
import { Steward } from '../../../server/src/rooms/directory/steward.fixture.ts'
import { run } from '../../../server/src/running.fixture.ts'
import type { Running } from '../../../server/src/running.fixture.ts'
import { runBeside } from './run-beside.ts'

const PATIENCE = { timeout: 60_000, interval: 100 }

async function directory({ dataFolder }: Running, ...words: readonly string[]) {
  return await runBeside(['directory', ...words, '--data', dataFolder], { env: {} })
}

test('an operator names the address of a list, and the server that runs has it within a minute', async () => {
  await using feed = await openFeedServer()
  await using server = await run({ feedLine: feed.line, feedLimits: quick })
  const steward = await Steward.of(server)
  const add = (...words: readonly string[]) =>
    directory(server, 'add', ...words, '--source', source)
  const outcome = async () => {
    await server.server.renewDirectory()
    return (await steward.look()).live[0]?.outcome
  }
  feed.answer = pagesOf(services(3), 50)
  expect(await add(`${feed.address}/services`)).toMatchObject({
    code: 0,
    said: expect.stringContaining('within a minute') as string
  })
  expect(feed.asked).toEqual([])
  expect((await directory(server, 'list')).said).toContain(
    `by-hand  ${source} from ${feed.address}: not yet`
  )
  await expect.poll(outcome, PATIENCE).toBe('preview')
  // It counts for nobody before a person looked at it.
  expect((await steward.look()).summary.services).toBe(0)
  expect((await directory(server, 'publish', '--source', source)).code).toBe(0)
  await server.server.renewDirectory()
  expect((await steward.look()).summary.services).toBe(3)
  // Only where it was asked for by hand does nothing come by itself.
  expect((await steward.look()).live[0]).toMatchObject({ rhythm: 'by-hand', nextOn: null })
  // Named once more, it is the same list, with another rhythm; what is published stays.
  expect((await add(feed.address, '--rhythm', 'weekly')).code).toBe(0)
  await expect.poll(outcome, PATIENCE).toBe('same')
  const { live, summary } = await steward.look()
  expect(live).toMatchObject([{ rhythm: 'weekly', publishesItself: false }])
  expect([live.length, summary.services]).toEqual([1, 3])
})

test('an operator who names a list that cannot be fetched reads why, and nothing is kept', async () => {
  await using server = await run()
  const good = 'https://feed.example'
  const strange = /No list is fetched from there/u
  const cases: readonly (readonly [readonly string[], RegExp])[] = [
    [['--source', source], /Say at which address the list is/u],
    [['http://feed.example', '--source', source], strange],
    [['https://127.0.0.1', '--source', source], strange],
    [['https://feed.example/?key=1', '--source', source], strange],
    [[good], /Say which source you mean/u],
    [[good, '--source', '  '], /Something should follow after --source/u],
    [[good, '--source', 'written here'], /Choose another name/u],
    [[good, '--source', 'a'.repeat(201)], /up to 200 letters/u],
    [[good, '--source', source, '--rhythm', 'hourly'], /by-hand, daily or weekly/u]
  ]
  for (const [words, why] of cases) {
    const { code, said } = await directory(server, 'add', ...words)
    expect([words, code === 0, why.test(said)]).toEqual([words, false, true])
  }
  await using store = await server.openStore()
  expect(await store.read.selectFrom('directory_live').selectAll().execute()).toEqual([])
})
