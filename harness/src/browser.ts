/**
 * Finds and starts the Chromium that the browser journeys run in.
 *
 * A system Chromium is used where there is one. Elsewhere the one inside the npm package
 * `@sparticuz/chromium` is unpacked once, with the libraries that a bare Linux lacks, so
 * `npm test` needs no download of its own and no package of the operating system.
 */
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { inflate } from '@sparticuz/chromium'
import { type Browser, chromium } from 'playwright-core'

export interface BrowserProgram {
  readonly path: string
  readonly origin: 'system' | 'packaged'
  readonly environment: Readonly<Record<string, string>>
}

const systemPaths: readonly string[] = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'
]

// The journeys talk to 127.0.0.1 only. The switches keep Chromium from calling home, and let
// it run as root and in a container whose /dev/shm is small.
const switches: readonly string[] = [
  '--no-sandbox',
  '--disable-dev-shm-usage',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--disable-quic'
]

const launchTimeoutMs = 60_000

/** Starts one headless Chromium, with further switches if need be. The caller closes it. */
export async function launchBrowser(more: readonly string[] = []): Promise<Browser> {
  const program = await findBrowser()
  return await chromium.launch({
    executablePath: program.path,
    args: [...switches, ...more],
    env: { ...presentEnvironment(), ...program.environment },
    timeout: launchTimeoutMs
  })
}

/**
 * Says which Chromium `launchBrowser` would start, and unpacks it if need be.
 * `BESIDE_BROWSER` names another one by path, or `packaged` to pass over the system's.
 */
export async function findBrowser(): Promise<BrowserProgram> {
  const wish = process.env['BESIDE_BROWSER']
  const candidates = wish === undefined ? systemPaths : [wish]
  const path = candidates.find((candidate) => existsSync(candidate))
  if (path !== undefined) return { path, origin: 'system', environment: {} }
  if (process.platform === 'linux' && process.arch === 'x64') return await packagedBrowser()
  throw new Error(
    'No Chromium was found. Install Chromium or Chrome, or name one in BESIDE_BROWSER.'
  )
}

async function packagedBrowser(): Promise<BrowserProgram> {
  const packageFolder = join(
    dirname(fileURLToPath(import.meta.resolve('@sparticuz/chromium'))),
    '..'
  )
  const folder = await unpackOnce(packageFolder)
  return {
    path: join(folder, 'chromium'),
    origin: 'packaged',
    environment: {
      LD_LIBRARY_PATH: [join(folder, 'al2023', 'lib'), process.env['LD_LIBRARY_PATH'] ?? '']
        .filter((part) => part !== '')
        .join(':'),
      FONTCONFIG_FILE: join(folder, 'fonts.conf')
    }
  }
}

// It is unpacked beside the packages and not in the shared /tmp, where another user of the
// machine could have left a program of the same name. The rename makes a half-unpacked folder
// impossible to mistake for a whole one, also when two test runs start at once.
async function unpackOnce(packageFolder: string): Promise<string> {
  const cache = join(packageFolder, '..', '..', '.cache', 'beside')
  const folder = join(cache, `chromium-${await readVersion(packageFolder)}`)
  if (existsSync(join(folder, 'chromium'))) return folder
  await mkdir(cache, { recursive: true })
  const draft = await mkdtemp(join(cache, 'unpacking-'))
  await unpackInto(draft, join(packageFolder, 'bin'))
  await writeFile(join(draft, 'fonts.conf'), fontSettings(folder))
  try {
    await rename(draft, folder)
  } catch (error) {
    await rm(draft, { recursive: true, force: true })
    if (!existsSync(join(folder, 'chromium'))) throw error
  }
  return folder
}

async function unpackInto(folder: string, packedFolder: string): Promise<void> {
  // The package unpacks into the folder that the operating system names for temporary files.
  const before = process.env['TMPDIR']
  process.env['TMPDIR'] = folder
  try {
    const packed = ['chromium.br', 'fonts.tar.br', 'swiftshader.tar.br', 'al2023.tar.br']
    await Promise.all(packed.map((name) => inflate(join(packedFolder, name))))
  } finally {
    if (before === undefined) delete process.env['TMPDIR']
    else process.env['TMPDIR'] = before
  }
}

async function readVersion(packageFolder: string): Promise<string> {
  const text = await readFile(join(packageFolder, 'package.json'), 'utf8')
  const parsed: unknown = JSON.parse(text)
  const hasVersion = typeof parsed === 'object' && parsed !== null && 'version' in parsed
  if (hasVersion && typeof parsed.version === 'string') return parsed.version
  throw new Error('The package of Chromium names no version.')
}

function fontSettings(folder: string): string {
  return [
    '<?xml version="1.0"?>',
    '<!DOCTYPE fontconfig SYSTEM "fonts.dtd">',
    '<fontconfig>',
    `  <dir>${join(folder, 'fonts')}</dir>`,
    '  <dir>/usr/share/fonts</dir>',
    `  <cachedir>${join(folder, 'fonts-cache')}</cachedir>`,
    '</fontconfig>',
    ''
  ].join('\n')
}

function presentEnvironment(): Record<string, string> {
  const present = Object.entries(process.env).filter((entry) => entry[1] !== undefined)
  return Object.fromEntries(present) as Record<string, string>
}
