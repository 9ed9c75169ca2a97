// Says whether a browser starts on this machine, before a whole run depends on it.
import { findBrowser, launchBrowser } from './browser.ts'

const { origin } = await findBrowser()
const browser = await launchBrowser()
process.stdout.write(`Browser: Chromium ${browser.version()} (${origin})\n`)
await browser.close()
