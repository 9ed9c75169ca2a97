import type { HeardView, ListeningView, OwnAsk } from '@beside/client'
import { describe, expect, test } from 'vitest'
import { plainWish } from './asking/ask-wish.ts'
import { hasHeardNews } from './news.ts'

const wish = plainWish('en-GB')
const nothing = { ask: null, desk: null, heard: {}, kindWords: [] }
const quiet: ListeningView = { isOffered: true, ...nothing, telling: 'open' }
const person: HeardView['person'] = {
  bondId: 'b',
  state: 'together',
  pausedBy: null,
  endedBy: null,
  name: 'Ana',
  shape: null,
  relation: 'other',
  relationWords: '',
  agreement: { purpose: '', pace: '' },
  lastWords: null,
  hasNewWords: false,
  invite: null,
  areWordsCompared: false
}
const talk: HeardView = {
  bondId: 'b',
  iAm: 'asker',
  person,
  wish,
  presence: null,
  asked: null,
  answered: null,
  away: null,
  isBack: false,
  isWindingDown: false,
  endedBy: null,
  isOver: false,
  until: null,
  ladder: [],
  isLookedBack: false
}

function asked(state: OwnAsk['state']): ListeningView {
  const times = { askedAt: 1, until: 2 }
  const ask = {
    wish,
    ...times,
    state,
    isSomebodyFree: null,
    isCutOff: false,
    onlyFor: null,
    bondId: 'b',
    isAskedAgain: false
  }
  return { ...quiet, ask }
}

describe('Today tells Mina that something waits under Be heard', () => {
  test('once somebody is there, or nobody was free, and not while she waits', () => {
    const told = (['sending', 'waiting', 'coming', 'here', 'nobody', 'ran-out'] as const).map(
      (state) => hasHeardNews(asked(state))
    )
    expect(told).toEqual([false, false, false, true, true, true])
    expect(hasHeardNews(quiet)).toBe(false)
  })

  test('where words came, a yes is asked of her or last words were said, until it is over', () => {
    const lead = { entryId: 'e', kind: 'lead', words: '' } as const
    const news: readonly Partial<HeardView>[] = [
      { person: { ...person, hasNewWords: true } },
      { asked: lead },
      { endedBy: 'them' }
    ]
    const isTold = (change: Partial<HeardView>) =>
      hasHeardNews({ ...quiet, heard: { b: { ...talk, ...change } } })
    expect(news.map(isTold)).toEqual([true, true, true])
    expect(news.map((change) => isTold({ ...change, isOver: true }))).toEqual([false, false, false])
    expect(isTold({ iAm: 'listener', asked: lead })).toBe(false)
  })
})
