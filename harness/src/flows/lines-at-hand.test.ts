/** Lines to call on somebody's own device, where the line does not break but says nothing. */
import { nodeEnvironment } from '@beside/client/node'
import { STEWARD_HEADER, type HelpLine, type Settings } from '@beside/contract'
import { openStore } from '@beside/server'
import { expect, test } from 'vitest'
import { keepInMemory } from '../../../client/src/packs/keep-in-memory.fixture.ts'
import { makeStewardLink } from '../../../server/src/rooms/stewardship/steward-link.ts'
import { readCommunity, saveCommunity } from '../../../server/src/store/community.ts'
import { openHouse, type House } from '../house.ts'

const samaritans: HelpLine = {
  name: 'Samaritans',
  forWhom: '',
  region: 'GB',
  area: '',
  way: 'call',
  dial: '116 123',
  textWord: '',
  hours: 'Day and night',
  cost: 'Free',
  languages: '',
  onBill: 'no',
  source: '',
  dialledOn: '2026-11-26'
}
const known = [{ ...samaritans, checkedBy: 'one' }]

test('lines that were kept are shown at once on a silent line, and newer ones however late', async () => {
  await using home = await openHouse()
  await publish(home, [samaritans])
  const anna = await home.person('anna')
  const [lines, line] = [keepInMemory(), lineOf(home)]
  const words = anna.kitWords.join(' ')
  const before = home.device('anna', { lines })
  expect(await before.signInWithKit({ words, device: 'own' })).toMatchObject({ ok: true })
  // Nobody opened Help now: they were asked for at sign-in.
  await expect.poll(() => before.readLines()).toMatchObject({ lines: known, trouble: null })
  await expect.poll(() => lines.loadSigned()).toBeDefined()

  const later = home.device('anna', { lines, fetch: line.fetch })
  line.isSilent = (path) => path.startsWith('/api/lines')
  expect(await later.signInWithKit({ words, device: 'own' })).toMatchObject({ ok: true })
  line.isSilent = (path) => path === '/api/instance' || path.startsWith('/api/lines')
  expect(await later.readLines()).toMatchObject({ lines: known })
  const news = later.bringLines({ isPatient: true })
  const soon = await later.bringLines({ isPatient: false })
  expect(soon).toMatchObject({ lines: known, trouble: 'not-reached' })
  line.speak()
  expect(await news).toMatchObject({ lines: known, trouble: null })
})

/** Lines from before anything was noted of them; the place signs them as a steward saves its settings. */
async function publish({ dataFolder, address }: House, lines: readonly HelpLine[]): Promise<void> {
  await using store = await openStore(dataFolder)
  await store.write(async (db) =>
    saveCommunity(db, { ...(await readCommunity(db)), lines: [...lines] })
  )
  const [, secret] = (await makeStewardLink(store, Date.now())).split('#')
  const ask = async (path: string, call: { method: string; body: unknown; key?: string }) => {
    const headers = {
      'content-type': 'application/json',
      origin: address,
      ...(call.key !== undefined && { [STEWARD_HEADER]: call.key })
    }
    const reply = await fetch(address + path, {
      method: call.method,
      headers,
      body: JSON.stringify(call.body)
    })
    expect(reply.status).toBe(200)
    return (await reply.json()) as Settings & { readonly stewardKey: string }
  }
  const opened = await ask('/api/steward/open', { method: 'POST', body: { secret } })
  const { community, version, stewardKey: key } = opened
  await ask('/api/steward/community', { method: 'PUT', body: { community, version }, key })
}

/** A line that says nothing more of what it is silent about, until it speaks again. */
function lineOf({ address }: House) {
  const { fetch: ask } = nodeEnvironment(address)
  let speak = (): void => undefined
  const spoken = new Promise<void>((resolve) => (speak = resolve))
  const line = {
    isSilent: (_path: string): boolean => false,
    speak: () => speak(),
    fetch: async (url: string, init?: RequestInit): Promise<Response> => {
      if (line.isSilent(url.slice(address.length))) await spoken
      return ask(url, init)
    }
  }
  return line
}
