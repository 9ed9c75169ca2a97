/** Which fields for text people met on any page, and what was typed into each. */
import type { Page } from 'playwright-core'
import type { Visitor } from '../web/visitor.ts'

export type TypedFields = {
  /** By the path of the page and the label of the field: everything that was typed there. */
  readonly byName: ReadonlyMap<string, ReadonlySet<string>>
  /** Watches all pages of this visitor from now on. */
  follow(visitor: Visitor): Promise<void>
}

export function watchFields(): TypedFields {
  const byName = new Map<string, Set<string>>()
  const note = (name: string, typed: string) => {
    const seen = byName.get(name) ?? new Set<string>()
    if (typed !== '') seen.add(typed)
    byName.set(name, seen)
  }
  return {
    byName,
    async follow({ context }) {
      await context.exposeFunction('besideField', note)
      await context.addInitScript(reportFields)
    }
  }
}

/** The address that a field on the page holds. */
export async function readField(page: Page, name: string): Promise<string> {
  return await page.getByRole('textbox', { name }).inputValue()
}

// A field counts from the moment in which it stands in a page, whether or not the test looks there.
function reportFields(): void {
  const fields =
    'textarea, [contenteditable], input:not([type=radio], [type=checkbox], [type=hidden])'
  const report = (element: HTMLInputElement, typed: string): void => {
    const tell = (globalThis as { besideField?: (name: string, typed: string) => void }).besideField
    const label = element.labels?.[0]?.textContent ?? element.getAttribute('aria-label') ?? ''
    tell?.(`${location.pathname}: ${label.trim() || element.outerHTML}`, typed)
  }
  const seen = new WeakSet<Element>()
  new MutationObserver(() => {
    for (const element of document.querySelectorAll<HTMLInputElement>(fields)) {
      if (!seen.has(element)) report(element, '')
      seen.add(element)
    }
  }).observe(document, { childList: true, subtree: true })
  const listen = ({ target }: Event): void => {
    if (target instanceof Element && target.matches(fields)) {
      report(target as HTMLInputElement, (target as HTMLInputElement).value)
    }
  }
  addEventListener('input', listen, true)
}
