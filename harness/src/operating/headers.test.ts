import { mkdtemp, rm } from 'node:fs/promises'
import { request } from 'node:http'
import type { IncomingHttpHeaders, IncomingMessage } from 'node:http'
import { readdirSync } from 'node:fs'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { buildWhatIsStale } from '../../../scripts/setup/build-what-is-stale.mjs'
import { root } from '../../../scripts/setup/paths.mjs'
import { startScript } from './run-beside.ts'
import type { Running } from './run-beside.ts'

const closed = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
const throughProxy = { 'x-forwarded-for': '198.51.100.7', 'x-forwarded-proto': 'https' }
const pages = [
  '/',
  '/about',
  '/help-now',
  '/ar/help-now',
  '/app',
  '/app/me',
  '/out',
  '/sign-in',
  '/i'
]
const errors = ['/there-is-no-such-page', '/%', '/app/%E0%A4%A', '/_app/nothing', '/apiary']
const files = ['/manifest.webmanifest', '/icon.svg', '/_app/version.json']
const openData = ['/hsds', '/hsds/', '/hsds/services', '/hsds/nowhere']
const replies = [
  '/api/instance',
  '/api/session',
  '/api/nowhere',
  '/healthz',
  '/release.json',
  ...openData
]

let place = ''
let port = 0
let house: Running

beforeAll(async () => {
  await buildWhatIsStale()
  place = await mkdtemp(join(tmpdir(), 'beside-headers-'))
  port = await freePort()
  house = startScript('serve.ts', [], {
    PORT: String(port),
    BESIDE_DATA: join(place, 'data'),
    BESIDE_ADDRESS: 'https://lantern.example',
    BESIDE_TRUSTED_PROXY: 'loopback'
  })
  await house.until(/Stop it with/u)
}, 600_000)

afterAll(async () => {
  await house.stop()
  await rm(place, { recursive: true, force: true })
})

test('whoever opens a page, also one that is not there, is guarded by every header', async () => {
  for (const path of [...pages, ...errors, ...files]) {
    const { headers } = await ask(path)
    expectGuarded(headers, path)
    const features = String(headers['permissions-policy']).split(',')
    expect(features, path).toContain('microphone=()')
    expect(
      features.every((feature) => /^[a-z-]+=\(\)$/u.test(feature)),
      path
    ).toBe(true)
    expect(headers['x-frame-options'], path).toBe('DENY')
    expect(headers['x-robots-tag'], path).toContain('noindex')
  }
})

test('Find support alone may ask a person where their device is', async () => {
  const allowedOn = async (path: string) =>
    String((await ask(path)).headers['permissions-policy'])
      .split(',')
      .filter((feature) => !feature.endsWith('=()'))
  for (const path of ['/support', '/ar/support', '/es/support'])
    expect(await allowedOn(path), path).toEqual(['geolocation=(self)'])
  expect(await allowedOn('/ar/help-now')).toEqual([])
})

test('a page runs our own scripts alone, and takes no text for a script', async () => {
  for (const path of pages) {
    const { status, headers } = await ask(path)
    expect(status, path).toBe(200)
    const policy = String(headers['content-security-policy'])
    const rules = new Map(policy.split(/; ?/u).map((rule) => [rule.split(' ', 1)[0], rule]))
    expect(rules.get('default-src'), path).toBe("default-src 'none'")
    expect(rules.get('base-uri'), path).toBe("base-uri 'none'")
    expect(rules.get('frame-ancestors'), path).toBe("frame-ancestors 'none'")
    expect(rules.get('require-trusted-types-for'), path).toBe("require-trusted-types-for 'script'")
    expect(rules.get('script-src'), path).toMatch(
      /^script-src 'self'( '(nonce|sha256)-[\w+/=-]+')*$/u
    )
    expect(policy, path).not.toMatch(/unsafe-(inline|eval)|https?:|\*/u)
    expect(headers['cache-control'], path).toBe('no-store')
  }
})

test('what the server answers to programs is no page, and nobody keeps it', async () => {
  for (const path of replies) {
    const { headers } = await ask(path)
    expectGuarded(headers, path)
    expect(headers['content-security-policy'], path).toBe(closed)
    expect(headers['content-type'], path).toBe('application/json; charset=utf-8')
    expect(headers['cache-control'], path).toBe('no-store')
  }
})

test('a page of another site may read the open data, and nothing else', async () => {
  for (const path of [...pages, ...errors, ...files, ...replies, '/hsdss', '/api/directory/pack']) {
    const { headers } = await ask(path)
    const isOpen = openData.includes(path)
    expect(headers['access-control-allow-origin'], path).toBe(isOpen ? '*' : undefined)
    expect(headers['access-control-allow-credentials'], path).toBeUndefined()
  }
})

test('files with a hash in their name carry what protects a file, and little else', async () => {
  const folder = join(root, 'web', 'build', 'client', '_app', 'immutable')
  for (const kind of ['assets', 'chunks']) {
    const [name = ''] = readdirSync(join(folder, kind)).filter((each) => /\.(css|js)$/u.test(each))
    const { status, headers } = await ask(`/_app/immutable/${kind}/${name}`)
    expect(status).toBe(200)
    expect(headers).toMatchObject({
      'cross-origin-resource-policy': 'same-origin',
      'strict-transport-security': 'max-age=31536000',
      'x-content-type-options': 'nosniff'
    })
    expect(headers).not.toHaveProperty('permissions-policy')
  }
})

test('a Worker may load from here and ask here, and nothing more', async () => {
  const workers = readdirSync(
    join(root, 'web', 'build', 'client', '_app', 'immutable', 'workers')
  ).filter((name) => name.endsWith('.js'))
  expect(workers.length).toBeGreaterThan(0)
  for (const path of [
    '/service-worker.js',
    ...workers.map((name) => `/_app/immutable/workers/${name}`)
  ]) {
    const { status, headers } = await ask(path)
    expect(status, path).toBe(200)
    const policy = String(headers['content-security-policy'])
    expect(policy, path).toMatch(/^default-src 'none'; script-src 'self'; connect-src 'self';/u)
    expect(policy, path).toContain("require-trusted-types-for 'script'")
    expect(headers['cross-origin-embedder-policy'], path).toBe('require-corp')
    expect(headers['cross-origin-resource-policy'], path).toBe('same-origin')
  }
})

test('over plain HTTP people get one page, guarded too, and no promise of HTTPS', async () => {
  for (const path of ['/', '/api/instance', '/service-worker.js', '/_app/immutable/x.js']) {
    const { status, headers } = await ask(path, { ...throughProxy, 'x-forwarded-proto': 'http' })
    expect([status, headers['content-type']], path).toEqual([403, 'text/html; charset=utf-8'])
    expect(headers['content-security-policy'], path).toBe(closed)
    expect(headers['permissions-policy'], path).toContain('microphone=()')
    expect(headers, path).not.toHaveProperty('strict-transport-security')
  }
})

test('on one’s own machine, without HTTPS, no browser is told to insist on it', async () => {
  const { status, headers } = await ask('/', { host: `127.0.0.1:${port}` })
  expect(status).toBe(200)
  expect(headers).not.toHaveProperty('strict-transport-security')
})

test('nobody gets their own request back, and no folder shows what lies in it', async () => {
  for (const path of ['/', '/api/instance']) {
    const { status, body } = await ask(path, { ...proxied(), 'x-canary': 'sung' }, 'TRACE')
    expect(status, path).toBeGreaterThanOrEqual(400)
    expect(body, path).not.toContain('sung')
  }
  for (const path of ['/_app', '/_app/', '/_app/immutable/', '/_app/immutable/chunks']) {
    const { status, body } = await ask(path)
    expect(status, path).toBe(404)
    expect(body, path).not.toMatch(/\.js/u)
  }
})

function expectGuarded(headers: IncomingHttpHeaders, path: string): void {
  expect(headers, path).toMatchObject({
    'cross-origin-embedder-policy': 'require-corp',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'referrer-policy': 'no-referrer',
    'strict-transport-security': 'max-age=31536000',
    'x-content-type-options': 'nosniff'
  })
  const policy = String(headers['content-security-policy'])
  expect(policy, path).toContain("default-src 'none'")
  expect(policy, path).toContain("frame-ancestors 'none'")
}

/** Unlike `fetch`, this sends a path as it is written. */
async function ask(
  path: string,
  headers: Readonly<Record<string, string>> = proxied(),
  method = 'GET'
) {
  const incoming = await new Promise<IncomingMessage>((resolve, reject) => {
    request({ host: '127.0.0.1', port, path, headers, method }, resolve).on('error', reject).end()
  })
  const body = (await incoming.toArray()).join('')
  return { status: incoming.statusCode, headers: incoming.headers, body }
}

function proxied(): Record<string, string> {
  return { ...throughProxy, host: 'lantern.example' }
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port: free } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return free
}
