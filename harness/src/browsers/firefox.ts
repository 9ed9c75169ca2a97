/** Firefox as it is packed for everybody, driven by WebDriver BiDi (W3C), which it speaks by itself. */
import { knownStumble } from '../web/visitor.ts'
import { type Bidi, connectBidi } from './bidi.ts'
import { runProgram } from './program.ts'
import { readText, type Tab, tabOver } from './tab.ts'

type Node = { readonly sharedId: string }
type Evaluated =
  | { readonly type: 'success'; readonly result: { readonly value?: unknown } }
  | { readonly type: 'exception'; readonly exceptionDetails: { readonly text: string } }
type Session = {
  readonly capabilities: { readonly browserName: string; readonly browserVersion: string }
}

// Firefox says so of a page that is left while it still loads, as one is by going back twice, or while it asks for something.
const leftTooEarly = /error loading dynamically imported module|^NS_ERROR_ABORT$/u
const switches = ['--headless', '--no-remote', '--remote-debugging-port=0']

/** @param path of the program */
export async function openFirefox(path: string): Promise<Tab> {
  const program = await runProgram(path, (folder) => [...switches, '--profile', folder])
  const [, address] = await program.until(/WebDriver BiDi listening on (ws:\/\/\S+)/u)
  const bidi = await connectBidi(`${address}/session`)
  const { capabilities } = await bidi.send<Session>('session.new', { capabilities: {} })
  const broken = await listenForTrouble(bidi)
  const { context } = await bidi.send<{ readonly context: string }>('browsingContext.create', {
    type: 'tab'
  })
  const target = { context }
  const callOn = async (node: Node, functionDeclaration: string) => {
    const call = { functionDeclaration, arguments: [node], target, awaitPromise: false }
    return valueOf(await bidi.send<Evaluated>('script.callFunction', call))
  }
  return tabOver<Node>({
    browser: `${capabilities.browserName} ${capabilities.browserVersion}`,
    broken: () => broken,
    async go(url) {
      await bidi.send('browsingContext.navigate', { context, url, wait: 'complete' })
    },
    async goBack() {
      const back = bidi.send('browsingContext.traverseHistory', { context, delta: -1 })
      await back.catch(passOverTheEnd)
    },
    async evaluate(expression) {
      const script = { expression, target, awaitPromise: false }
      return valueOf(await bidi.send<Evaluated>('script.evaluate', script))
    },
    // BiDi finds by names and tells none. Where a pattern is looked for, the text stands for the name.
    async locate(role, name) {
      const value = typeof name === 'string' ? { role, name } : { role }
      const locator = { type: 'accessibility', value }
      const { nodes } = await bidi.send<{ readonly nodes: readonly Node[] }>(
        'browsingContext.locateNodes',
        { context, locator }
      )
      if (typeof name === 'string') return nodes
      const texts = await Promise.all(nodes.map((node) => callOn(node, readText)))
      return nodes.filter((_, at) => name.test(String(texts[at])))
    },
    callOn,
    async perform(actions) {
      await bidi.send('input.performActions', { context, actions })
    },
    async [Symbol.asyncDispose]() {
      await bidi.send('browser.close', {}).catch(() => undefined)
      await program[Symbol.asyncDispose]()
    }
  })
}

async function listenForTrouble(bidi: Bidi): Promise<readonly string[]> {
  const broken: string[] = []
  bidi.on('log.entryAdded', (params) => {
    const { level, text } = params as { readonly level: string; readonly text: string | null }
    const isKnown = leftTooEarly.test(text ?? '') || knownStumble.test(text ?? '')
    if (level === 'error' && !isKnown) broken.push(text ?? '')
  })
  await bidi.send('session.subscribe', { events: ['log.entryAdded'] })
  return broken
}

function valueOf(evaluated: Evaluated): unknown {
  if (evaluated.type === 'success') return evaluated.result.value
  throw new Error(evaluated.exceptionDetails.text)
}

function passOverTheEnd(error: unknown): void {
  if (!String(error).includes('no such history entry')) throw error
}
