import { frameWords } from '../words.ts'

/** What there is to close, if a session is open. It is started and never waited for. */
export type CloseSession = () => Promise<void>

const outPath = '/out'
const answerWithinMs = 1500
let hasLeft = false

/**
 * Leaves: first nothing can be read any more, then keys are dropped, then the address changes.
 * The first step needs no network, so it also works offline (T2, T3).
 */
export function leaveNow(closeSession?: CloseSession): void {
  if (hasLeft) return
  hasLeft = true
  drawNothing()
  closeSession?.().catch(() => {
    // The page is blank and goes away with its keys: there is nobody left to tell.
  })
  keepBackBlank()
  void goOut()
}

/** Draws the neutral page in place, without asking anybody. */
export function drawNothing(): void {
  document.title = frameWords.neutralTitle
  const heading = document.createElement('h1')
  heading.textContent = frameWords.neutralTitle
  const main = document.createElement('main')
  main.className = 'middle neutral'
  main.append(heading)
  document.body.replaceChildren(main)
}

// The addresses of before stay in the history. Going back to one in this document draws nothing.
function keepBackBlank(): void {
  history.replaceState(null, '', outPath)
  addEventListener('popstate', (event) => event.stopImmediatePropagation(), { capture: true })
}

// Without an answer the browser would draw its own page of trouble, with our address on it.
async function goOut(): Promise<void> {
  const isThere = await isServerThere()
  if (isThere) location.replace(outPath)
}

async function isServerThere(): Promise<boolean> {
  try {
    const signal = AbortSignal.timeout(answerWithinMs)
    const reply = await fetch(outPath, { method: 'HEAD', cache: 'no-store', signal })
    return reply.ok
  } catch {
    return false
  }
}
