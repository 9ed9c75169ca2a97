/**
 * What was pressed may go away with what it did: a form, a card, a line in a list. Then nothing would have the focus:
 * whoever has a keyboard alone would not see where they are, and a screen reader would fall silent. It goes on to the
 * heading that came up there, or else to the one under which it stood. Where a screen moves it by itself, or somebody
 * let go of it, or went to another page, nothing is done.
 */
type Held = {
  readonly element: HTMLElement
  readonly address: string
  /** What it stands in, from within. */
  readonly around: readonly Element[]
  readonly headings: readonly HTMLElement[]
  /** How many of them stand before it. */
  readonly before: number
}

/** Screens move the focus by themselves as soon as they are drawn anew. */
const DRAWN_MS = 100
const AROUND_MAX = 40

export function holdFocus(): () => void {
  let held: Held | null = null
  const controller = new AbortController()
  const { signal } = controller

  function take({ target }: FocusEvent) {
    held = target instanceof HTMLElement ? holdOf(target) : null
  }

  function letGo() {
    // It is still there: somebody pressed beside it. In the moment in which it goes away it may look so, too.
    setTimeout(() => {
      if (held !== null && isNowhere() && isThere(held.element)) held = null
    })
  }

  function look() {
    const lost = held
    if (lost === null || !isNowhere() || isThere(lost.element)) return
    setTimeout(() => {
      if (held !== lost) return
      held = null
      if (isNowhere() && location.href === lost.address) headingFor(lost)?.focus()
    }, DRAWN_MS)
  }

  addEventListener('focusin', take, { signal })
  addEventListener('focusout', letGo, { signal })
  const watch = new MutationObserver(look)
  const what = { subtree: true, childList: true, attributeFilter: ['disabled', 'hidden'] }
  watch.observe(document.body, what)
  return () => {
    controller.abort()
    watch.disconnect()
  }
}

function holdOf(element: HTMLElement): Held | null {
  const main = element.closest('main')
  if (main === null) return null
  const around: Element[] = []
  for (let one = element.parentElement; main.contains(one); one = one?.parentElement ?? null) {
    if (one !== null && around.length < AROUND_MAX) around.push(one)
  }
  const headings = headingsIn(document)
  const before = headings.filter((one) => isBefore(one, element)).length
  return { element, address: location.href, around, headings, before }
}

function headingFor({ around, headings, before }: Held): HTMLElement | undefined {
  const place = around.find(({ isConnected }) => isConnected)
  const risen = place && headingsIn(place).find((one) => !headings.includes(one))
  const heading = risen ?? headings.slice(0, before).findLast(isThere) ?? headingsIn(document)[0]
  if (heading && !heading.hasAttribute('tabindex')) heading.setAttribute('tabindex', '-1')
  return heading
}

function headingsIn(place: ParentNode): HTMLElement[] {
  return [...place.querySelectorAll<HTMLElement>('main :is(h1, h2, h3, h4)')].filter(isThere)
}

function isBefore(one: Element, other: Element): boolean {
  return (one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0
}

function isThere(element: HTMLElement): boolean {
  return element.isConnected && element.checkVisibility() && !element.matches(':disabled')
}

function isNowhere(): boolean {
  return document.activeElement === null || document.activeElement === document.body
}
