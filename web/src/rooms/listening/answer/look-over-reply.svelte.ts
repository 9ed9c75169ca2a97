import type * as lookOverPackage from '@beside/look-over'
import type { Said } from '#lib/beside/words.ts'
import { notLoaded, nothingWritten } from './words.ts'

type LookOver = typeof lookOverPackage
type Shown = {
  /** What was looked over: it may have been changed since. */
  readonly text: string
  readonly tips: readonly {
    readonly phrase: string
    readonly reason: string
    readonly direction: string
  }[]
  readonly notices: readonly string[]
}

/** What was found in a reply, for as long as it is shown. It is kept nowhere else. */
export class LookedOver {
  shown: Shown | null = $state.raw(null)
  said: Said | null = $state.raw(null)
  isBusy = $state(false)
  #package: LookOver | undefined

  /** It is asked for where somebody wants the help, so that no request tells when they look. */
  async load(): Promise<LookOver | undefined> {
    try {
      this.#package ??= await import('@beside/look-over')
    } catch {
      // Without a line it is fetched at the next press. The reply can be sent without it.
    }
    return this.#package
  }

  async look(text: string): Promise<void> {
    if (this.isBusy) return
    if (text.trim() === '') {
      this.said = nothingWritten
      return
    }
    this.isBusy = true
    const found = await this.load()
    this.isBusy = false
    this.said = found ? null : notLoaded
    this.shown = found ? show(found, text) : null
  }

  putAway(): void {
    this.shown = null
  }
}

function show({ lookOver, noticeWords, tipWords }: LookOver, text: string): Shown {
  const { tips, notices } = lookOver(text)
  return {
    text,
    tips: tips.map(({ kind, position }) => ({
      phrase: text.slice(position.start, position.end),
      ...tipWords[kind]
    })),
    notices: notices.map((notice) => noticeWords[notice])
  }
}
