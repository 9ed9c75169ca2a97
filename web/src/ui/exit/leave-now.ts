import { frameWords } from '../words.ts'
import { forgetScroll } from './forget-scroll.ts'

/** Takes everything out of memory at once. It is started and never waited for. */
export type CloseSession = () => void | Promise<void>

const outPath = '/out'
const answerWithinMs = 1500
let hasLeft = false

/**
 * Leaves: first nothing can be read any more, then keys are dropped, then the address changes.
 * The first step needs no network, so it also works offline (T2, T3).
 */
export function leaveNow(closeSession: CloseSession | undefined, place: string | null): void {
  if (hasLeft) return
  hasLeft = true
  drawNothing()
  void closeSession?.()
  keepBackBlank()
  void goOut(place ?? outPath)
}

/** Draws the neutral page in place, without asking anybody. */
export function drawNothing(): void {
  document.title = frameWords.neutralTitle
  const main = document.createElement('main')
  main.className = 'middle stack'
  main.append(lineOf('h1', frameWords.neutralTitle), lineOf('p', frameWords.neutralText))
  document.body.replaceChildren(main)
}

function lineOf(tag: 'h1' | 'p', text: string): HTMLElement {
  const line = document.createElement(tag)
  line.textContent = text
  return line
}

// The addresses of before stay in the history. Going back to one in this document draws nothing.
function keepBackBlank(): void {
  history.replaceState(null, '', outPath)
  forgetScroll()
}

// Without an answer the browser would draw its own page of trouble, with our address on it.
async function goOut(place: string): Promise<void> {
  const isThere = await isServerThere()
  if (isThere) location.replace(place)
}

async function isServerThere(): Promise<boolean> {
  try {
    const signal = AbortSignal.timeout(answerWithinMs)
    const reply = await fetch(`${outPath}?stay`, { method: 'HEAD', cache: 'no-store', signal })
    return reply.ok
  } catch {
    return false
  }
}
