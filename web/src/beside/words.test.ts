import { describe, expect, it } from 'vitest'
import { invitationWords } from '../routes/(entry)/i/words.ts'
import { troubleInWords } from '../rooms/care/settings/words.ts'
import { troubleWords } from './words.ts'

describe.each(['slow-down', 'server-busy'] as const)('Whoever is told "%s"', (reason) => {
  it.each([
    ['in the app', troubleWords[reason]],
    ['with a link', invitationWords.refusals[reason]],
    ['as a steward', troubleInWords(reason)]
  ])('reads what happened, and when it is good to try again, %s', (_where, { what, next }) => {
    expect(what).not.toBe('')
    expect(next).toMatch(/minute.*try|try.*minute/iu)
  })
})
