/**
 * What somebody has under their hands while a script draws a page anew: the control that has the focus, what is marked
 * in it, and what they unfolded. Whoever reads by keyboard or hears the page read out goes on where they are.
 */
const controls = 'a, button, input, select, summary, [tabindex]'

/** Call it before the page is drawn anew, and what it gives afterwards. */
export function keepPlace(target: HTMLElement): () => void {
  const unfolded = [...target.querySelectorAll('details')].map(({ open }) => open)
  const held = document.activeElement
  const isHere = held instanceof HTMLElement && held !== target && target.contains(held)
  const name = isHere ? nameOf(held) : ''
  const among = isHere ? alike(target, name).indexOf(held) : -1
  const marked = isHere ? markedIn(held) : null
  return () => {
    for (const [index, details] of [...target.querySelectorAll('details')].entries())
      details.open = unfolded[index] ?? details.open
    if (!isHere) return
    const found = alike(target, name)
    const now = found[among] ?? found[0]
    now?.focus({ preventScroll: true })
    if (now instanceof HTMLInputElement && marked !== null) now.setSelectionRange(...marked)
  }
}

/** By what a control is known again: links of entries by the entry, since their address changes. */
function nameOf(control: HTMLElement): string {
  const { dataset, id, tagName } = control
  if (dataset['entry'] !== undefined) return `entry ${dataset['entry']}`
  if (id !== '') return `id ${id}`
  const said =
    control.getAttribute('name') ?? control.getAttribute('href') ?? control.textContent.trim()
  return `${tagName} ${said}`
}

/** Some stand there twice, such as a number to call. */
function alike(target: HTMLElement, name: string): readonly HTMLElement[] {
  return [...target.querySelectorAll<HTMLElement>(controls)].filter((one) => nameOf(one) === name)
}

type Marked = readonly [number, number]

function markedIn(control: HTMLElement): Marked | null {
  if (!(control instanceof HTMLInputElement) || control.selectionStart === null) return null
  return [control.selectionStart, control.selectionEnd ?? control.selectionStart]
}
