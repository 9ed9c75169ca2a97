import { languageOf, pathIn } from '#lib/words/language.ts'
import { forgetScroll } from './forget-scroll.ts'
import { neutralWords } from './neutral-words.ts'

/** Takes everything out of memory at once. It is started and never waited for. */
export type CloseSession = () => void | Promise<void>

const answerWithinMs = 1500
let hasLeft = false

/**
 * Leaves: first nothing can be read any more, then keys are dropped, then the address changes.
 * The first step needs no network, so it also works offline (T2, T3).
 */
export function leaveNow(closeSession: CloseSession | undefined, place: string | null): void {
  if (hasLeft) return
  hasLeft = true
  const outPath = pathIn(languageOf(location.pathname), '/out')
  drawNothing()
  void closeSession?.()
  keepBackBlank(outPath)
  void goOut(outPath, place)
}

/** Draws the neutral page in place, without asking anybody. */
export function drawNothing(): void {
  const { title, text } = neutralWords[languageOf(location.pathname)]
  document.title = title
  const main = document.createElement('main')
  main.className = 'middle stack'
  main.append(lineOf('h1', title), lineOf('p', text))
  document.body.replaceChildren(main)
}

function lineOf(tag: 'h1' | 'p', text: string): HTMLElement {
  const line = document.createElement(tag)
  line.textContent = text
  return line
}

// The addresses of before stay in the history. Going back to one in this document draws nothing.
function keepBackBlank(outPath: string): void {
  history.replaceState(null, '', outPath)
  forgetScroll()
}

// Without an answer the browser would draw its own page of trouble, with our address on it.
async function goOut(outPath: string, place: string | null): Promise<void> {
  const isThere = await isServerThere(outPath)
  if (isThere) location.replace(place ?? outPath)
}

async function isServerThere(outPath: string): Promise<boolean> {
  try {
    const signal = AbortSignal.timeout(answerWithinMs)
    const reply = await fetch(`${outPath}?stay`, { method: 'HEAD', cache: 'no-store', signal })
    return reply.ok
  } catch {
    return false
  }
}
