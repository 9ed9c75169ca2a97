/** A visitor's Chromium, held by the same few verbs as the other browsers. */
import type { Visitor } from '../web/visitor.ts'
import type { Tab } from './tab.ts'

const reachWithinMs = 10_000

export function tabOfVisitor(visitor: Visitor): Tab {
  const { page } = visitor
  return {
    browser: `Chromium ${visitor.context.browser()?.version()}`,
    broken: () => visitor.broken,
    async go(url) {
      await page.goto(url)
    },
    async goBack() {
      await page.goBack()
    },
    async find(role, name) {
      const place = page
        .getByRole(role, { name, exact: true, disabled: false })
        .filter({ visible: true })
        .first()
      if ((await place.count()) === 0) return undefined
      const act = async (deed: Promise<void>): Promise<boolean> =>
        await deed.then(
          () => true,
          () => false
        )
      return {
        press: async () => await act(place.click({ timeout: reachWithinMs })),
        fill: async (text) => await act(place.fill(text, { timeout: reachWithinMs })),
        read: async () => await place.evaluate(readElement, undefined, { timeout: reachWithinMs })
      }
    },
    evaluate: async (expression) => await page.evaluate(expression),
    async pressKeys(keys) {
      for (const key of keys) await page.keyboard.press(key)
    },
    [Symbol.asyncDispose]: async () => await visitor.goHome()
  }
}

function readElement(element: HTMLElement | SVGElement): string {
  const isField = element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement
  if (isField) return element.value
  return element instanceof HTMLElement ? element.innerText : ''
}
