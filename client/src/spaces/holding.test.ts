import { toBase64url } from '@beside/kernel'
import { expect, test } from 'vitest'
import { play } from './hostile-moves.fixture.ts'
import { Story } from './hostile-story.fixture.ts'
import { holdingOf, holdsTo, knownOf } from './holding.ts'

async function annasSpace() {
  const story = new Story()
  for (let at = 0; at < 3; at += 1) await play(story, { who: 'Anna', does: 'writes', at })
  const { space } = await story.person('Anna')
  const holding = holdingOf(space, 0)
  if (!holding) throw new Error('Anna holds nothing')
  return { space, ...holding }
}

test('What a device held must lie in the log that went back, up to the time of the copy', async () => {
  const { space, marks, checkpoint } = await annasSpace()
  const newest = marks.at(-1)
  expect(marks.at(-1)).toMatchObject({ seq: checkpoint.seq, head: checkpoint.head })
  expect(holdsTo(space, marks, Infinity)).toBe(true)
  const forged = marks.map((mark) =>
    mark === newest ? { ...mark, head: toBase64url(new Uint8Array(32)) } : mark
  )
  expect(holdsTo(space, forged, Infinity)).toBe(false)
  expect(holdsTo(space, forged, (newest?.time ?? 0) - 1)).toBe(true)
  const further = [...marks, { seq: checkpoint.seq + 1, head: checkpoint.head, time: 0 }]
  expect(holdsTo(space, further, Infinity)).toBe(false)
})

test('What is kept of a space that went back is the newest head that the server signed', async () => {
  const { space, checkpoint } = await annasSpace()
  const { head } = knownOf(space, 0)
  expect(head).toMatchObject({ seq: checkpoint.seq, head: checkpoint.head })
  expect(head.receipt).toBeDefined()
})
