/** One person's browser, and everything that must never happen in it. */
import type {
  Browser,
  BrowserContext,
  BrowserContextOptions,
  Page,
  Response
} from 'playwright-core'

export type VisitorOptions = BrowserContextOptions & {
  /** How far this person's clock is off, in ms, in pages and in the Worker alike. */
  readonly clockOffMs?: number
  /** Scripts that stand ready in each page, such as the one that judges access. */
  readonly scripts?: readonly string[]
  /** Words that run before all others, in pages and in the Worker alike. */
  readonly wordsInFront?: string
}

export type Visitor = {
  readonly address: string
  readonly context: BrowserContext
  readonly page: Page
  /** Every address that any page or Worker of this browser asked for. */
  readonly asked: readonly string[]
  /** What a browser says when a page broke a rule: policy, script, or a request to somebody else. */
  readonly broken: readonly string[]
  /** Another tab of the same browser. */
  anotherTab(): Promise<Page>
  /** The person goes, and their browser with them. */
  goHome(): Promise<void>
}

// SvelteKit 3.2, when one goes back twice before the page is there. Nothing is drawn or kept by it.
export const knownStumble = /setting 'scroll'|property "scroll"/u

/** The browsers of everybody who has not gone home. */
export const openContexts = new Set<BrowserContext>()
/** What pages and Workers called an error, of the newest test. */
export const stumbles: string[] = []

/** Pages are small and the server is near. Only key stretching takes long on a busy machine. */
const PATIENCE_MS = 40_000

export async function makeVisitor(
  browser: Browser,
  address: string,
  { clockOffMs = 0, scripts = [], wordsInFront = '', ...options }: VisitorOptions
): Promise<Visitor> {
  const context = await browser.newContext({ baseURL: address, locale: 'en-GB', ...options })
  context.setDefaultTimeout(PATIENCE_MS)
  openContexts.add(context)
  context.on('close', () => openContexts.delete(context))
  const asked: string[] = []
  const broken: string[] = []
  await context.exposeFunction('besideBroken', (text: string) => broken.push(text))
  await context.addInitScript(reportViolations)
  for (const content of scripts) await context.addInitScript({ content })
  await putInFront(context, wordsInFront + (clockOffMs === 0 ? '' : moveClock(clockOffMs)))
  context.on('request', (request) => {
    const url = request.url()
    asked.push(url)
    const isOurs = url.startsWith(`${address}/`) || url.startsWith('data:') || isOwnBlob(url)
    if (!isOurs) broken.push(`asked somebody else: ${url}`)
  })
  context.on('response', (response) => {
    const problem = judgeKeeping(response, address)
    if (problem !== undefined) broken.push(problem)
  })
  context.on('console', (message) => {
    const text = message.text()
    if (message.type() === 'error') stumbles.push(text)
    const isBroken = /content security policy|trusted ?type|permissions-policy/iu.test(text)
    if (isBroken) broken.push(text)
  })
  context.on('weberror', (error) => {
    const text = String(error.error())
    if (!knownStumble.test(text)) broken.push(`a script stumbled: ${text}`)
  })
  const isOwnBlob = (url: string) => url.startsWith(`blob:${address}/`)
  const page = await context.newPage()
  return {
    address,
    context,
    page,
    asked,
    broken,
    anotherTab: () => context.newPage(),
    goHome: () => context.close()
  }
}

// The same for everybody, and named in the page's head or by the browser itself.
const plainFiles =
  /^\/(icon[-\w]*\.(svg|png)|manifest\.webmanifest|favicon\.ico|service-worker\.js)$/u

/** Only files and parts of the list that carry their own hash in the name may be kept; all else says `no-store` (T8). */
function judgeKeeping(response: Response, address: string): string | undefined {
  const url = new URL(response.url())
  if (url.origin !== address || plainFiles.test(url.pathname)) return undefined
  const isHashed =
    /^\/_app\/immutable\/.*[/.-][\w-]{8}\.(js|css|woff2)$/u.test(url.pathname) ||
    /^\/api\/(directory|lines)\/parts\/[0-9a-f]{64}$/u.test(url.pathname)
  const isCode = ['script', 'stylesheet', 'font'].includes(response.request().resourceType())
  if (isCode && !isHashed) return `has no hash in its name: ${url.pathname}`
  const isKept = response.headers()['cache-control'] !== 'no-store'
  return isKept && !isHashed ? `may be kept: ${url.pathname}` : undefined
}

function reportViolations(): void {
  addEventListener('securitypolicyviolation', (event) => {
    const report = (globalThis as { besideBroken?: (text: string) => void }).besideBroken
    report?.(`a policy stopped ${event.effectiveDirective}: ${event.blockedURI}`)
  })
}

/** A Worker has no init script, so its own file is served with the same few words in front. */
async function putInFront(context: BrowserContext, content: string): Promise<void> {
  if (content === '') return
  await context.addInitScript({ content })
  await context.route('**/_app/immutable/workers/*.js', async (route) => {
    const response = await route.fetch()
    await route.fulfill({ response, body: content + (await response.text()) })
  })
}

function moveClock(offMs: number): string {
  return `{ const now = Date.now.bind(Date); const Real = Date
    globalThis.Date = class extends Real {
      constructor(...of) { if (of.length === 0) super(now() + ${offMs}); else super(...of) }
      static now() { return now() + ${offMs} }
    } }\n`
}
