import type { DocumentView } from '@beside/client'
import { expect, it } from 'vitest'
import { afterSave, beginDraft, havingSeen, savedElsewhere, withBody } from './document-draft.ts'

const before: DocumentView<string> = { body: 'the lake', version: '1', savedAt: 1 }
const elsewhere: DocumentView<string> = { body: 'the bakery', version: '2', savedAt: 2 }

it('While nobody else writes, there is nothing beside the draft', () => {
  const draft = withBody(beginDraft(before), 'the lake in October')
  expect(savedElsewhere(draft, before)).toBeNull()
  expect(draft.mayReplace).toBe('1')
})

it('What another device saved stands beside the draft, and is not replaced before it was seen', () => {
  const draft = withBody(beginDraft(before), 'the lake in October')
  expect(savedElsewhere(draft, elsewhere)).toBe('the bakery')
  expect(draft.mayReplace).toBe('1')
})

it('Once both were seen, a save decides, and the other copy stays in view until then', () => {
  const draft = havingSeen(beginDraft(before), elsewhere)
  expect(draft.mayReplace).toBe('2')
  expect(savedElsewhere(draft, elsewhere)).toBe('the bakery')
})

it('Words that were typed while a save was running are a draft on what was saved', () => {
  const sent = withBody(beginDraft(before), 'the lake in October')
  const saved: DocumentView<string> = { body: sent.body, version: '2', savedAt: 2 }
  expect(afterSave(sent, sent, saved)).toBeNull()
  const left = afterSave(sent, withBody(sent, 'the lake in October, and the boats'), saved)
  expect(left).toMatchObject({ body: 'the lake in October, and the boats', mayReplace: '2' })
  expect(left && savedElsewhere(left, saved)).toBeNull()
})
