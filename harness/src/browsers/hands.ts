/**
 * What a person's hands and eyes do in any browser, in a handful of verbs. A tab acts at once or says
 * that it cannot; the waiting is here, and the same for all.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Found, Name, Role, Tab } from './tab.ts'

export type Hands = {
  readonly tab: Tab
  sees(role: Role, name: Name): Promise<void>
  press(role: Role, name: Name): Promise<void>
  fill(name: Name, text: string): Promise<void>
  /** What stands in one thing, once something does. */
  read(role: Role, name: Name): Promise<string>
  /** What can be read on the page, once it reads like this. */
  reads(pattern: RegExp): Promise<string>
  /** Waits until the page of this path has been loaded, which is later than the address says. */
  isAt(path: string): Promise<void>
  /** Waits until the page is whole, and says under which path. */
  isWhole(): Promise<string>
}

/** Pages are small and near. A busy machine, and a browser without a compiler, may take their time. */
const PATIENCE_MS = 120_000
const LOOK_EVERY_MS = 50

export function handsOn(tab: Tab): Hands {
  const meet = async (
    role: Role,
    name: Name,
    deed: (found: Found) => Promise<boolean | string>
  ): Promise<string> =>
    await until(tab, `meet the ${role} ${name}`, async () => {
      const found = await tab.find(role, name)
      return found !== undefined && (await deed(found))
    })
  const look = async (expression: string) => String(await tab.evaluate(expression))
  return {
    tab,
    async sees(role, name) {
      await meet(role, name, async () => true)
    },
    async press(role, name) {
      await meet(role, name, async (found) => await found.press())
    },
    async fill(name, text) {
      const isFilled = async (found: Found) => (await found.read()) === text
      await meet('textbox', name, async (found) => {
        return (await isFilled(found)) || ((await found.fill(text)) && (await isFilled(found)))
      })
    },
    read: async (role, name) => await meet(role, name, async (found) => await found.read()),
    reads: async (pattern) =>
      await until(tab, `read ${pattern}`, async () => {
        const text = await look(pageText)
        return pattern.test(text) && text
      }),
    async isAt(path) {
      await until(tab, `be at ${path}`, async () => (await look(loadedPath)) === path)
    },
    isWhole: async () => await until(tab, 'be on a whole page', async () => await look(wholePath))
  }
}

const pageText = 'document.body.innerText'
const wholePath = `document.readyState === 'complete' ? location.pathname : ''`
const loadedPath = `new URL(performance.getEntriesByType('navigation')[0].name).pathname`

// A page that is on its way to another one answers with trouble, so trouble is looked at again.
async function until(
  tab: Tab,
  what: string,
  look: () => Promise<boolean | string>
): Promise<string> {
  const endsAt = Date.now() + PATIENCE_MS
  let trouble: unknown
  while (Date.now() < endsAt) {
    try {
      const answer = await look()
      if (answer !== false && answer !== '') return String(answer)
      trouble = undefined
    } catch (error) {
      trouble = error
    }
    await sleep(LOOK_EVERY_MS)
  }
  const text = String(await tab.evaluate(pageText).catch(String)).slice(0, 1500)
  const said = [`${tab.browser} waited in vain to ${what}. The page says: ${text}`, ...tab.broken()]
  throw new Error(said.join('\n'), { cause: trouble })
}
