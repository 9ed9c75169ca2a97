import { splitWords, TEXT_MAX } from '../text/split-words.ts'
import { stem } from '../text/stem.ts'
import { needRecogniser } from './tables.ts'

/** Whether somebody who writes this may be in danger. Needs no pack: a call cannot wait for one. */
export function saysDanger(text: string): boolean {
  const stems = splitWords(text.slice(0, TEXT_MAX)).map((word) => stem(word))
  // Which words services have nobody knows yet: read as typed, and as mended, either is enough.
  return [true, false].some((isTyped) =>
    needRecogniser()(stems, () => isTyped).some(({ isDanger }) => isDanger)
  )
}
