/**
 * A screen as somebody has it who presses no pointer (T26): Tab goes through all that can be pressed, once and in the
 * order in which it stands; the focus is seen all the way; and it never falls away with what was pressed.
 */
import type { Page } from 'playwright-core'

type Walker = {
  /** How many presses it takes once round. */
  begin(): number
  end(): Promise<readonly string[]>
}
declare const besideWalker: Walker

/** Stands ready in each page, because the policy of the pages lets no script in later. */
export const walkerScript = `globalThis.besideWalker = (${makeWalker.toString()})()`

/** A laptop at 200 % zoom: what has the focus must come out from under both bars. */
const laptop = { width: 640, height: 400 }

/** Walks once through the page with Tab, and leaves the focus where it was. */
export async function judgeKeyboard(page: Page): Promise<readonly string[]> {
  const before = page.viewportSize()
  await page.setViewportSize(laptop)
  const wanted = await page.evaluate(() => besideWalker.begin())
  // One more than there is, so that a trap, or what is reached twice, shows.
  for (let press = 0; press <= wanted; press += 1) await page.keyboard.press('Tab')
  const found = await page.evaluate(() => besideWalker.end())
  if (before !== null) await page.setViewportSize(before)
  return found
}

// Runs in the page, and so holds all that it needs.
function makeWalker(): Walker {
  type Met = { readonly element: Element | null; readonly unseen: string | null }
  const pressable =
    'a[href], area[href], button, input, textarea, select, summary, [tabindex], [contenteditable], audio, video, iframe'
  let met: Met[] = []
  let isWalking = false
  let wanted: Element[] = []
  let before: { readonly element: Element | null; readonly x: number; readonly y: number }

  function nameOf(element: Element | null): string {
    if (element === null || element === document.body) return 'nothing'
    const isField = 'labels' in element
    const labels = isField ? (element as HTMLInputElement).labels : null
    const text = element.getAttribute('aria-label') ?? labels?.[0]?.textContent
    const name = (text ?? element.textContent).replaceAll(/\s+/gu, ' ').trim()
    return `${element.tagName.toLowerCase()} “${name.slice(0, 60)}”`
  }

  function isReachable(element: Element): boolean {
    if (!(element instanceof HTMLElement) || element.tabIndex < 0) return false
    if (element.matches(':disabled') || element.closest('[inert]') !== null) return false
    if (!element.checkVisibility({ visibilityProperty: true })) return false
    if (element.matches('summary') && element.parentElement?.tagName !== 'DETAILS') return false
    if (!(element instanceof HTMLInputElement) || element.type !== 'radio') return true
    // Of choices of which one is taken, Tab meets the taken one; the arrows do the rest.
    const group = [...document.querySelectorAll<HTMLInputElement>('input[type=radio]')].filter(
      (one) => one.name === element.name && one.form === element.form && !one.disabled
    )
    const taken = group.find((one) => one.checked)
    return element.name === '' || element === (taken ?? group[0])
  }

  /** A day and an hour have fields of their own within, and some a button. */
  function partsOf(element: Element): number {
    const type = element instanceof HTMLInputElement ? element.type : ''
    if (type === 'datetime-local') return 7
    return type === 'date' || type === 'time' ? 4 : 1
  }

  function whyUnseen(element: Element): string | null {
    const isRinged = [element, element.closest('label')].some((one) => {
      if (one === null) return false
      const { outlineStyle, outlineWidth } = getComputedStyle(one)
      return outlineStyle !== 'none' && outlineWidth !== '0px'
    })
    if (!isRinged) return 'has no ring around it'
    const { x, y, width, height } = element.getBoundingClientRect()
    const top = document.elementFromPoint(x + width / 2, y + Math.min(height, 48) / 2)
    const isOnTop = top !== null && (element.contains(top) || top.contains(element))
    return isOnTop ? null : 'lies under something, or out of sight'
  }

  // After what Tab does by itself: the page has moved by then.
  addEventListener(
    'keyup',
    ({ key }) => {
      if (!isWalking || key !== 'Tab') return
      const element = document.activeElement === document.body ? null : document.activeElement
      // Within a day or an hour the browser shows where one is.
      const isWithin = element !== null && partsOf(element) > 1 && element === met.at(-1)?.element
      met.push({ element, unseen: element === null || isWithin ? null : whyUnseen(element) })
    },
    { capture: true }
  )

  /** A page may still have been moving under a quick walk: whoever stays there sees it at rest. */
  async function lookOnceMore(): Promise<void> {
    for (const [index, { element, unseen }] of met.entries()) {
      if (unseen === null || !(element instanceof HTMLElement) || !isReachable(element)) continue
      element.focus()
      for (let frame = 0; frame < 2; frame += 1) await new Promise(requestAnimationFrame)
      met[index] = { element, unseen: whyUnseen(element) }
    }
  }

  /** What a pointer presses and no key does. */
  function pressedByPointerAlone(): string[] {
    return [...document.querySelectorAll('body *')]
      .filter((one) => one.checkVisibility() && getComputedStyle(one).cursor === 'pointer')
      .filter((one) => {
        const label = one.closest('label')
        const holder = label?.control ?? one.closest(pressable)
        return holder === null || (holder instanceof HTMLElement && holder.tabIndex < 0 && !label)
      })
      .map((one) => `${nameOf(one)}: only a pointer presses it`)
  }

  /** As it is drawn: what comes next stands beside what came before, or below it. */
  function jumpsBack(round: readonly Element[]): string[] {
    const inMain = round.filter((one) => one.closest('main') !== null)
    return inMain.flatMap((one, index) => {
      const before = inMain[index - 1]
      if (!before) return []
      const isAbove = one.getBoundingClientRect().bottom <= before.getBoundingClientRect().top
      return isAbove ? [`${nameOf(one)} stands above ${nameOf(before)}`] : []
    })
  }

  function judgeOrder(): string[] {
    const found: string[] = []
    const all = met.flatMap(({ element }) => element ?? [])
    const order = all.filter((one, index) => partsOf(one) === 1 || one !== all[index - 1])
    const names = (elements: readonly Element[]) => elements.map(nameOf).join(', ')
    // What went away by itself meanwhile could not be met.
    const missed = wanted.filter((one) => isReachable(one) && !order.includes(one))
    if (missed.length > 0) found.push(`Tab never reached: ${names(missed)}`)
    const turned = order.findIndex((one, index) => order.indexOf(one) !== index)
    const round = turned === -1 ? order : order.slice(0, turned)
    const isWhole = turned === -1 || order[turned] === wanted[0]
    if (!isWhole) found.push(`Tab came back to ${nameOf(order[turned] ?? null)}`)
    const asDrawn = wanted.filter((one) => round.includes(one))
    // What came by itself meanwhile has its own place.
    const known = round.filter((one) => wanted.includes(one))
    const wrong = asDrawn.findIndex((one, index) => one !== known[index])
    if (wrong !== -1) found.push(`out of order: ${names(known.slice(wrong, wrong + 2))}`)
    const ahead = wanted.filter((one) => one instanceof HTMLElement && one.tabIndex > 0)
    found.push(...ahead.map((one) => `${nameOf(one)}: goes before all others`))
    found.push(...jumpsBack(asDrawn))
    for (const { element, unseen } of met)
      if (unseen !== null) found.push(`${nameOf(element)}: ${unseen}`)
    return [...new Set(found)]
  }

  let held: { readonly element: Element; readonly address: string; readonly name: string } | null =
    null
  // Long, since a busy machine draws late; a focus that is lost stays so.
  const patienceMs = 3000

  function watchFocus(): void {
    const { besideBroken: report } = globalThis as { besideBroken?: (text: string) => void }
    addEventListener('focusin', ({ target }) => {
      // What stands in the bars leads to another page, which begins at its top.
      const isOfPage = target instanceof Element && target.closest('main, [role=dialog]') !== null
      held = isOfPage ? { element: target, address: location.href, name: nameOf(target) } : null
    })
    addEventListener('pointerdown', ({ target }) => {
      // Who presses beside everything lets go of the focus themselves.
      if (target instanceof Element && target.closest(`${pressable}, label`) === null) held = null
    })
    // Who leaves for another document waits for it with nothing in their hand.
    addEventListener('beforeunload', () => {
      held = null
    })
    const see = () => {
      const lost = held
      if (lost === null || document.activeElement !== document.body) return
      const isThere = lost.element.isConnected && lost.element.checkVisibility()
      if (isThere && !lost.element.matches(':disabled')) return
      setTimeout(() => {
        if (held !== lost || document.activeElement !== document.body) return
        held = null
        if (location.href === lost.address) report?.(`the focus fell away with ${lost.name}`)
      }, patienceMs)
    }
    new MutationObserver(see).observe(document, {
      subtree: true,
      childList: true,
      attributes: true
    })
  }
  watchFocus()

  return {
    begin() {
      before = { element: document.activeElement, x: scrollX, y: scrollY }
      wanted = [...document.querySelectorAll(pressable)].filter(isReachable)
      const { body } = document
      // Where no focus is, Tab goes on from where one last was. From here it begins at the top.
      body.setAttribute('tabindex', '-1')
      body.focus({ preventScroll: true })
      body.removeAttribute('tabindex')
      met = []
      isWalking = true
      return wanted.reduce((presses, one) => presses + partsOf(one), 0)
    },
    async end() {
      isWalking = false
      await lookOnceMore()
      const found = [...judgeOrder(), ...pressedByPointerAlone()]
      if (before.element instanceof HTMLElement) before.element.focus({ preventScroll: true })
      else if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
      scrollTo(before.x, before.y)
      return found
    }
  }
}
