/** WebKitGTK in its own small browser, driven by classic WebDriver (W3C) on a screen that nobody sees. */
import { createServer } from 'node:net'
import { type Program, runProgram } from './program.ts'
import { type Role, type Tab, tabOver } from './tab.ts'

type Node = { readonly [mark: string]: string }
type Ask = <Value>(method: 'GET' | 'POST' | 'DELETE', path: string, body?: object) => Promise<Value>
type Session = {
  readonly sessionId: string
  readonly capabilities: { readonly browserVersion: string }
}
export type WebKitPrograms = {
  /** WebKitWebDriver */
  readonly driver: string
  /** MiniBrowser */
  readonly browser: string
  /** Xvfb */
  readonly screen: string
}

const screenSwitches = ['-displayfd', '1', '-screen', '0', '1280x900x24', '-nolisten', 'tcp']
// Where each role is looked for. Whether it has this role and name is for the browser to say.
const placesOf: Readonly<Record<Role, string>> = {
  button: 'button, summary, [role=button]',
  heading: 'h1, h2, h3',
  link: 'a',
  list: 'ul, ol',
  radio: 'input[type=radio]',
  textbox: 'input, textarea'
}

export async function openWebKit(programs: WebKitPrograms): Promise<Tab> {
  const screen = await runProgram(programs.screen, () => screenSwitches)
  const [, display] = await screen.until(/^(\d+)$/mu)
  const port = await findFreePort()
  const env = { DISPLAY: `:${display}`, GDK_BACKEND: 'x11' }
  const driver = await runProgram(programs.driver, () => [`--port=${port}`], env)
  const ask = askAt(`http://127.0.0.1:${port}`)
  await isListening(ask, driver)
  const browserOptions = { binary: programs.browser, args: ['--automation'] }
  const { sessionId, capabilities } = await ask<Session>('POST', '/session', {
    capabilities: { alwaysMatch: { 'webkitgtk:browserOptions': browserOptions } }
  })
  const tab = `/session/${sessionId}`
  const run = async (script: string, args: readonly unknown[] = []): Promise<unknown> =>
    await ask('POST', `${tab}/execute/sync`, { script, args })
  return tabOver<Node>({
    browser: `WebKitGTK ${capabilities.browserVersion}`,
    // Its driver passes nothing on of what a page says to the console.
    broken: () => [],
    go: async (url) => await ask('POST', `${tab}/url`, { url }),
    goBack: async () => await ask('POST', `${tab}/back`, {}),
    evaluate: async (expression) => await run(`return ${expression}`),
    async locate(role, name) {
      const query = { using: 'css selector', value: placesOf[role] }
      const nodes = await ask<readonly Node[]>('POST', `${tab}/elements`, query)
      const found: Node[] = []
      for (const node of nodes) {
        const path = `${tab}/element/${Object.values(node)[0]}`
        const label = await ask<string>('GET', `${path}/computedlabel`).catch(asUntold)
        const hasName = typeof name === 'string' ? label === name : name.test(label)
        if (hasName && (await ask('GET', `${path}/computedrole`)) === role) found.push(node)
      }
      return found
    },
    callOn: async (node, script) => await run(`return (${script})(arguments[0])`, [node]),
    perform: async (actions) => await ask('POST', `${tab}/actions`, { actions }),
    async [Symbol.asyncDispose]() {
      await ask('DELETE', tab).catch(() => undefined)
      await driver[Symbol.asyncDispose]()
      await screen[Symbol.asyncDispose]()
    }
  })
}

// What a screen reader is not told of has no name, and the driver has no better word for that.
function asUntold(error: unknown): string {
  if (String(error).includes('unknown error')) return ''
  throw error
}

function askAt(address: string): Ask {
  return async <Value>(method: string, path: string, body?: object): Promise<Value> => {
    const sent = body === undefined ? {} : { body: JSON.stringify(body) }
    const reply = await fetch(address + path, { method, ...sent })
    const { value } = (await reply.json()) as { readonly value: Value }
    if (!reply.ok) throw new Error(`${path}: ${JSON.stringify(value)}`)
    return value
  }
}

// The driver says nothing when it listens, so it is asked until it answers or has ended.
async function isListening(ask: Ask, driver: Program): Promise<void> {
  while (!driver.hasEnded()) {
    const isThere = await ask('GET', '/status').then(
      () => true,
      () => false
    )
    if (isThere) return
  }
  throw new Error(`WebKitWebDriver ended, saying: ${driver.said()}`)
}

async function findFreePort(): Promise<number> {
  const server = createServer()
  const { promise, resolve } = Promise.withResolvers<number>()
  server.listen(0, '127.0.0.1', () => {
    const address = server.address()
    const port = typeof address === 'object' && address !== null ? address.port : 0
    server.close(() => resolve(port))
  })
  return await promise
}
