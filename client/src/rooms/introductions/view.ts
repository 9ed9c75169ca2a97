/** What the screens see of introductions. */
import type { IntroductionsView } from '../../api.ts'
import type { Introductions } from './introductions.ts'

export const NO_INTRODUCTIONS: IntroductionsView = {
  own: [],
  asked: [],
  closed: [],
  canAsk: false
}

export function introductionsView({
  introductions: { own, asked }
}: {
  readonly introductions: Introductions
}): IntroductionsView {
  return { own: own.own, closed: own.closed, canAsk: own.canAsk, asked: asked.asks }
}
