/** The client as the screens see it: the latest view, and what can be done. */
import type { AppView, Beside } from '@beside/client'
import type { OwnPlaces } from '#lib/ui/places.ts'
import { connectBeside, type Bridge } from './bridge.ts'
import { forgetAll, keepOnlyFor } from './memory.svelte.ts'
import { startWorker } from './start-worker.ts'

const closed: AppView = {
  session: { state: 'signed-out' },
  connection: 'off',
  closesOn: null,
  isPlaceClosed: false,
  pausedUntil: null,
  isClockOff: false,
  people: [],
  circles: [],
  teams: null,
  care: null,
  safety: null,
  listening: { isOffered: false, ask: null, desk: null, heard: {}, kindWords: [], telling: 'open' },
  news: { shown: false, helping: false, introductions: false, cases: false, roles: false },
  introductions: { own: [], asked: [], closed: [], canAsk: false },
  talk: null,
  notes: null,
  plan: null,
  boundaries: null,
  boundariesIn: {},
  rolesIn: {},
  bondQuestions: [],
  preferences: { noteChoices: {}, wantsAnswerHelp: false, exitTo: null },
  nudges: null,
  alarms: [],
  wentBack: null,
  hasUnsentWords: false
}

class App {
  #view = $state.raw(closed)
  get view(): AppView {
    return this.#view
  }
  get me() {
    const { session } = this.#view
    return session.state === 'open' ? session.me : null
  }
  /** Whether somebody is signed in on a device that others use too: a page that is left signs them out. */
  get isOnShared(): boolean {
    const { session } = this.#view
    return session.state === 'open' && session.device === 'shared'
  }
  /** Places that are not everybody's. */
  get ownPlaces(): OwnPlaces {
    const { isOffered, ask, desk, heard } = this.#view.listening
    const hasAny = ask !== null || desk !== null || Object.keys(heard).length > 0
    return { isHeard: isOffered || hasAny, hasRole: this.#view.care !== null }
  }
  show(view: AppView): void {
    if (view.session.state === 'open') keepOnlyFor(view.session.me.signInName)
    this.#view = view
  }
}

export const app = new App()

/** The client. Its Worker starts with the first call, so that a page which needs none loads none. */
export const beside: Beside = new Proxy({} as Beside, {
  get: (_, name: keyof Beside) => {
    // A page that is taken away as it locks still says goodbye. That must not start a new Worker.
    if (now === null && goodbyes.has(name)) return async () => {}
    const act = running().bridge.beside[name] as (argument: unknown) => unknown
    // What a screen holds may be a reactive proxy, and only plain data crosses to the Worker.
    return (argument: unknown) => {
      const answered = act($state.snapshot(argument))
      if (waysIn.has(name)) noteComingIn(answered)
      return answered
    }
  }
})

const goodbyes: ReadonlySet<string> = new Set(['leave', 'closeTalk', 'keepDraft'])
const waysIn: ReadonlySet<string> = new Set(['arrive', 'signInWithPassphrase', 'signInWithKit'])
let isComingIn = false

/**
 * Whether this tab may have a session: while somebody arrives, its view does not say so yet. What is only being
 * taken up again, on one's own device, stays as it is.
 */
export function mayBeIn(): boolean {
  return isComingIn || app.view.session.state === 'open'
}

function noteComingIn(answered: unknown): void {
  isComingIn = true
  const note = () => (isComingIn = false)
  void Promise.resolve(answered).then(note, note)
}

/**
 * Takes everything off the screen and out of memory at once, then lets the client drop its keys.
 * Resolves once the server was told, or did not answer for a while.
 *
 * @param how a lock is no goodbye: one's own device keeps what it keeps for everybody, and its nudges
 */
export async function dropEverything(how = { isLock: false }): Promise<void> {
  const leaving = clearTab()
  if (leaving === null) return
  const isOver = new Promise<void>((resolve) => setTimeout(resolve, farewellMs))
  await Promise.race([leaving.bridge.beside.leave(how), isOver])
  leaving.worker.terminate()
}

/** The same for this tab alone: a newer one shares the sign-in, so neither server nor device is told. */
export function dropThisTab(): void {
  clearTab()?.worker.terminate()
}

function clearTab(): Running | null {
  const leaving = now
  now = null
  app.show(closed)
  forgetAll()
  leaving?.stopWatching()
  return leaving
}

/** Somebody is there: on one's own device the idle time begins anew. */
export function saySomebodyIsHere(): void {
  now?.worker.postMessage({ sign: 'active' })
}

const farewellMs = 3000

type Running = {
  readonly worker: Worker
  readonly bridge: Bridge
  readonly stopWatching: () => void
}
let now: Running | null = null

function running(): Running {
  now ??= start()
  return now
}

function start(): Running {
  const worker = startWorker()
  const bridge = connectBeside(worker)
  let hasSpoken = false
  const stopWatching = bridge.beside.watch((view) => {
    hasSpoken = true
    app.show(view)
  })
  // A Worker that never spoke did not arrive. The next call asks for it again.
  worker.addEventListener('error', () => {
    if (hasSpoken) return
    worker.terminate()
    if (now?.worker === worker) now = null
    bridge.breakOff()
  })
  return { worker, bridge, stopWatching }
}
