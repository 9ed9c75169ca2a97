import { beside } from '#lib/beside/app.svelte.ts'
import { leftAfter } from '#lib/beside/draft.ts'
import { type CircleWish, memory } from '#lib/beside/memory.svelte.ts'
import { OneAct } from '#lib/beside/one-act.svelte.ts'
import { circleRefusals } from '../words.ts'
import { isWhole, plainWish, sentWish } from './circle-wish.ts'

/** A circle while it is being begun: first what it says of itself, then a look at who sees what. */
export class BeginCircle {
  step: 'write' | 'look' = $state('write')
  /** Somebody wanted to go on: from then on each field says what it still needs. */
  isAsked = $state(false)
  readonly making = new OneAct(circleRefusals)

  /** It outlives the page, so that a look at Help now costs no words. */
  get wish(): CircleWish {
    return memory.circleDraft?.body ?? plainWish
  }

  write(change: Partial<CircleWish>): void {
    memory.circleDraft = { before: plainWish, body: { ...this.wish, ...change } }
  }

  /** Goes on to who sees what. False while something is missing or too long. */
  look(): boolean {
    this.isAsked = true
    if (!isWhole(this.wish)) return false
    this.step = 'look'
    return true
  }

  /** Begins it. Gives the circle, or undefined if it did not work. */
  async make(): Promise<string | undefined> {
    const sent = { before: plainWish, body: this.wish }
    const begun = await this.making.run(() => beside.beginCircle(sentWish(sent.body)))
    if (begun !== undefined) memory.circleDraft = leftAfter(sent, memory.circleDraft)
    return begun?.circleId
  }
}
