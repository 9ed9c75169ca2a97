import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises'
import { createServer } from 'node:net'
import type { AddressInfo, Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { STEWARD_HEADER } from '@beside/contract'
import type { Community, Instance, Settings } from '@beside/contract'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { runBeside, startScript } from './run-beside.ts'
import type { Running } from './run-beside.ts'

let place = ''
let data = ''
let env: Record<string, string> = {}
const running: Running[] = []

beforeEach(async () => {
  place = await mkdtemp(join(tmpdir(), 'beside-serve-'))
  data = join(place, 'data')
  env = { BESIDE_DATA: data }
})

afterEach(async () => {
  await Promise.all(running.splice(0).map((each) => each.stop()))
  await rm(place, { recursive: true, force: true })
})

test('the first run says where the community is, how to set it up, and what to keep', async () => {
  const { said, address } = await serve()
  expect(said()).toMatch(new RegExp(`${address}/steward#[\\w-]{43}\n`, 'u'))
  expect(said()).toContain(`Everything lies in ${data}`)
  expect(said()).toContain('root.key')
  expect(said()).toContain('npm run beside -- backup')
  expect(said().match(/http:\/\/[\d.:]+\n/gu)).toHaveLength(1)
  for (const name of await readdir(data)) {
    expect(((await stat(join(data, name))).mode & 0o777).toString(8)).toBe('600')
  }
})

test('the second run keeps the instance and prints no link', async () => {
  const first = await serve()
  const { instanceId } = await readInstance(first.address)
  expect(await first.stop()).toBe(0)
  const second = await serve()
  expect((await readInstance(second.address)).instanceId).toBe(instanceId)
  expect(second.said()).not.toContain('/steward#')
  expect(second.said()).toContain('npm run beside -- steward')
})

test('a steward opens the link once and sets up the community for everybody', async () => {
  const { said, address } = await serve()
  expect((await readInstance(address)).community.name).toBe('Our place')
  const secret = secretIn(said())
  const opened = await post(address, '/api/steward/open', { secret })
  expect(opened.status).toBe(200)
  const { stewardKey, community, version } = (await opened.json()) as Settings & {
    stewardKey: string
  }
  expect(community.admission).toBe('invitation')
  const again = await post(address, '/api/steward/open', { secret })
  expect(again.status).toBe(410)
  expect(await again.json()).toEqual({ reason: 'link-used' })

  const wanted: Community = { ...community, name: '  Lantern ', region: 'NL', lines: [aLine()] }
  const saved = await put(address, { community: wanted, version }, stewardKey)
  expect(saved.status).toBe(200)
  const now = (await readInstance(address)).community
  // Nobody is shown a line that no second person has dialled.
  expect(now).toEqual({ ...wanted, name: 'Lantern', lines: [] })
  const read = await fetch(`${address}/api/steward/community`, {
    headers: { [STEWARD_HEADER]: stewardKey }
  })
  expect(await read.json()).toMatchObject({ community: { ...now, lines: wanted.lines } })
})

test('whoever holds no key reads and changes nothing, and strange settings are refused', async () => {
  const { said, address } = await serve()
  const before = (await readInstance(address)).community
  for (const key of ['', 'x', 'A'.repeat(43), '*'.repeat(43), 'A'.repeat(5000)]) {
    const read = await fetch(`${address}/api/steward/community`, {
      headers: { [STEWARD_HEADER]: key }
    })
    expect([read.status, await read.json()]).toEqual([410, { reason: 'link-used' }])
    const taken = { community: { ...before, name: 'Taken' }, version: 'A'.repeat(43) }
    expect((await put(address, taken, key)).status).toBe(410)
  }
  const opened = await post(address, '/api/steward/open', { secret: secretIn(said()) })
  const { stewardKey, version } = (await opened.json()) as Settings & { stewardKey: string }
  const tomorrow = new Date(Date.now() + 3 * 86_400_000).toISOString().slice(0, 10)
  const strange: readonly unknown[] = [
    { ...before, name: ' ' },
    { ...before, name: 'x'.repeat(81) },
    { ...before, admission: 'everybody' },
    { ...before, region: 'nl' },
    { ...before, more: 1 },
    { ...before, lines: [{ ...aLine(), dialledOn: tomorrow }] },
    { ...before, lines: [{ ...aLine(), dialledOn: '2026-02-30' }] },
    { ...before, lines: [{ ...aLine(), dial: 'javascript:1' }] },
    { ...before, lines: [{ ...aLine(), source: 'javascript:alert(1)' }] },
    { ...before, lines: [{ ...aLine(), region: 'Holland' }] },
    { ...before, lines: Array.from({ length: 41 }, aLine) },
    null,
    []
  ]
  for (const community of strange) {
    const reply = await put(address, { community, version }, stewardKey)
    expect([reply.status, await reply.json()]).toEqual([400, { reason: 'bad-request' }])
  }
  expect((await readInstance(address)).community).toEqual(before)
})

test('a new link from the command line works while the server runs', async () => {
  const { address } = await serve()
  const { code, said } = await runBeside(['steward'], { env })
  expect(code).toBe(0)
  expect(said).toContain(`${address}/steward#`)
  const opened = await post(address, '/api/steward/open', { secret: secretIn(said) })
  expect(opened.status).toBe(200)
  await opened.body?.cancel()
})

test('a backup and the doctor work while the server runs', async () => {
  const { address } = await serve()
  const backup = await runBeside(['backup', '--show-phrase'], { env })
  expect(backup.said).toContain('made and checked')
  const doctor = await runBeside(['doctor'], { env })
  expect(doctor.said).toContain('The store is whole.')
  expect(doctor.said).toContain('The root key still lies here.')
  expect(doctor.code).toBe(1)
  await rm(join(data, 'root.key'))
  const after = await runBeside(['doctor'], { env })
  expect(after.said).toContain('Nothing needs to be done.')
  expect(after.code).toBe(0)
  expect((await readInstance(address)).community.name).toBe('Our place')
})

test('where the port is taken the next free one is used, and the link says which', async () => {
  await using taken = await takePort()
  const { address, said } = await serve(['--port', String(taken.port)])
  expect(Number(new URL(address).port)).toBeGreaterThan(taken.port)
  expect(said()).toContain(`${address}/steward#`)
})

test('behind a proxy the port stays, and a taken one is said', async () => {
  await using taken = await takePort()
  const proxied = { ...env, BESIDE_ADDRESS: 'https://lantern.example', PORT: String(taken.port) }
  const script = startScript('serve.ts', [], proxied)
  expect(await script.ended()).toBe(1)
  expect(script.said()).toMatch(/Port \d+ is taken, and your proxy/u)
  expect(await readdir(place)).toEqual([])
})

test('behind a proxy the address that people see is printed, and plain HTTP is not served', async () => {
  const proxied = { BESIDE_ADDRESS: 'https://lantern.example', BESIDE_TRUSTED_PROXY: 'loopback' }
  await using free = await takePort()
  const port = free.port + 1
  const script = startScript('serve.ts', ['--port', String(port)], { ...env, ...proxied })
  running.push(script)
  await script.until(/https:\/\/lantern\.example\/steward#[^]*Stop it/u)
  const address = `http://127.0.0.1:${port}`
  const ask = (proto: string) =>
    fetch(`${address}/api/instance`, {
      headers: { 'x-forwarded-for': '198.51.100.7', 'x-forwarded-proto': proto }
    })
  expect((await ask('https')).status).toBe(200)
  const plain = await ask('http')
  expect(await plain.text()).not.toContain('instanceId')
  const { said } = await runBeside(['steward'], { env: { ...env, ...proxied } })
  expect(said).toContain('https://lantern.example/steward#')
})

test('a second server on the same folder is refused in words, and the first goes on', async () => {
  const { address } = await serve()
  const second = startScript('serve.ts', [], env)
  expect(await second.ended()).toBe(1)
  expect(second.said()).toMatch(/Another server works with that folder/u)
  expect((await readInstance(address)).community.name).toBe('Our place')
})

test('strange settings are said, and nothing is made', async () => {
  const cases: readonly (readonly [readonly string[], Record<string, string>, RegExp])[] = [
    [['--port', 'many'], {}, /number from 1 to 65535/u],
    [['--prot', '1'], {}, /"--prot" does not belong/u],
    [[], { BESIDE_ADDRESS: 'lantern' }, /BESIDE_ADDRESS cannot be used/u],
    [[], { BESIDE_TRUSTED_PROXY: 'somebody' }, /BESIDE_TRUSTED_PROXY cannot be used/u],
    [[], { BESIDE_OPEN_PAGES: 'none' }, /BESIDE_OPEN_PAGES can be a number/u],
    [[], { BESIDE_OPEN_PAGES: '0' }, /BESIDE_OPEN_PAGES can be a number/u]
  ]
  for (const [words, more, text] of cases) {
    const script = startScript('serve.ts', words, { ...env, ...more })
    expect(await script.ended()).toBe(1)
    expect(script.said()).toMatch(text)
    expect(script.said()).not.toMatch(/ at .*:\d+:\d+/u)
  }
  expect(await readdir(place)).toEqual([])
})

test('it stops when it is asked to, and leaves a store that is whole', async () => {
  const server = await serve()
  expect(await server.stop()).toBe(0)
  expect(server.said()).toContain('What was sent is kept')
  expect(await readFile(join(data, 'last-address.txt'), 'utf8')).toBe(`${server.address}\n`)
  const { said } = await runBeside(['doctor'], { env })
  expect(said).toContain('The store is whole.')
})

async function serve(words: readonly string[] = []) {
  const script = startScript('serve.ts', words, env)
  running.push(script)
  await script.until(/Stop it with/u)
  const [, address = ''] = /^ {4}(http:\/\/\S+)\n/mu.exec(script.said()) ?? []
  return { ...script, address }
}

async function readInstance(address: string): Promise<Instance> {
  return (await (await fetch(`${address}/api/instance`)).json()) as Instance
}

async function post(address: string, path: string, body: unknown): Promise<Response> {
  const headers = { 'content-type': 'application/json' }
  return await fetch(`${address}${path}`, { method: 'POST', headers, body: JSON.stringify(body) })
}

async function put(address: string, body: unknown, stewardKey: string): Promise<Response> {
  const headers = { 'content-type': 'application/json', [STEWARD_HEADER]: stewardKey }
  const init = { method: 'PUT', headers, body: JSON.stringify(body) }
  return await fetch(`${address}/api/steward/community`, init)
}

function secretIn(said: string): string {
  const secret = /\/steward#([\w-]{43})/u.exec(said)?.[1]
  if (secret === undefined) throw new Error(`no link in: ${said}`)
  return secret
}

function aLine() {
  return {
    name: 'A listening line',
    forWhom: 'Anybody',
    region: 'NL',
    area: '',
    way: 'call',
    dial: '116 123',
    textWord: '',
    hours: 'Day and night',
    cost: 'Free',
    languages: '',
    onBill: 'unknown',
    source: '',
    dialledOn: '2026-11-20'
  } as const
}

async function takePort(): Promise<AsyncDisposable & { readonly port: number }> {
  const server: Server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    port,
    async [Symbol.asyncDispose]() {
      await new Promise((resolve) => server.close(resolve))
    }
  }
}
