/** Which other browsers this machine has, and how it comes by the ones that it lacks. */
import { existsSync } from 'node:fs'
import type { WebKitPrograms } from './webkit.ts'

const firefoxPaths: readonly string[] = [
  '/usr/bin/firefox-esr',
  '/usr/bin/firefox',
  '/Applications/Firefox.app/Contents/MacOS/firefox'
]
const miniBrowserPaths = ['x86_64', 'aarch64'].map(
  (machine) => `/usr/lib/${machine}-linux-gnu/webkit2gtk-4.1/MiniBrowser`
)

/** `BESIDE_FIREFOX` names another one by path. */
export function findFirefox(): string | undefined {
  const path = firstOf([process.env['BESIDE_FIREFOX'] ?? '', ...firefoxPaths])
  if (path === undefined) sayAbsent('Firefox', 'apt-get install firefox-esr')
  return path
}

export function findWebKit(): WebKitPrograms | undefined {
  const driver = firstOf(['/usr/bin/WebKitWebDriver'])
  const browser = firstOf(miniBrowserPaths)
  const screen = firstOf(['/usr/bin/Xvfb'])
  if (driver !== undefined && browser !== undefined && screen !== undefined) {
    return { driver, browser, screen }
  }
  sayAbsent('WebKit', 'apt-get install webkit2gtk-driver xvfb')
  return undefined
}

function firstOf(paths: readonly string[]): string | undefined {
  return paths.find((path) => existsSync(path))
}

function sayAbsent(what: string, command: string): void {
  process.stderr.write(`The story in ${what} did not run, because it is not here: ${command}\n`)
}
