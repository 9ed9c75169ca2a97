import { describe, expect, test } from 'vitest'
import { wordsIn } from '../house.ts'
import {
  askAs,
  asksOf,
  elsewhere,
  guestOf,
  heardOf,
  isHeard,
  listenersOf,
  onShift,
  openListeningPlace,
  sayIn,
  sayYesTo
} from '../listening-place.ts'
import { done } from '../team-place.ts'

const HOUR = 3_600_000

describe('After a conversation with a listener', () => {
  test('the listener takes along nothing of it that only the person keeps', async () => {
    await using home = await openListeningPlace()
    const [, lena] = await listenersOf(home, 'lena')
    const noor = await guestOf(home, 'noor')
    await onShift(lena)
    const bondId = await askAs(noor, { keptBy: 'me' })
    await sayYesTo(lena)
    await isHeard(noor, bondId)
    await sayIn(noor, bondId, 'He has not written for a month.')
    await lena.openTalk(bondId)
    await lena.sees('the words', (view) => wordsIn(view).length === 1)
    const [item] = lena.view().talk?.items.filter(({ kind }) => kind === 'words') ?? []
    expect(await lena.keepKindWords(item?.id ?? '')).toEqual({ ok: false, reason: 'not-found' })
    const whileOn = await lena.exportAll()
    expect(whileOn.ok && whileOn.value.json).not.toContain('for a month')
    const theirs = await noor.exportAll()
    expect(theirs.ok && theirs.value.json).toContain('for a month')
    expect(await lena.endHeard({ bondId, lastWords: '' })).toEqual(done)
    await noor.sees('her end', ({ listening }) => listening.heard[bondId]?.endedBy === 'them')
    expect(await noor.endHeard({ bondId, lastWords: '' })).toEqual(done)
    await asksOf(lena)
    expect(lena.view().listening.heard).toEqual({})
    // Neither here nor on another device of hers anything of it is left.
    const phone = await elsewhere(home, lena)
    for (const device of [lena, phone]) {
      const after = await device.exportAll()
      expect(after.ok && JSON.parse(after.value.json)).toMatchObject({ bonds: [] })
      expect(device.view().people).toEqual([])
    }
  })

  test('what the person kept is theirs until they let go of it, and then nothing of it is', async () => {
    await using home = await openListeningPlace()
    const [, lena] = await listenersOf(home, 'lena')
    const noor = await guestOf(home, 'noor')
    await onShift(lena)
    const bondId = await askAs(noor, { keptBy: 'both' })
    await sayYesTo(lena)
    await isHeard(noor, bondId)
    await sayIn(noor, bondId, 'He has not written for a month.')
    expect(await noor.endHeard({ bondId, lastWords: '' })).toEqual(done)
    await lena.sees('the end', ({ listening }) => listening.heard[bondId]?.endedBy === 'them')
    expect(await lena.endHeard({ bondId, lastWords: '' })).toEqual(done)
    await noor.sees('that it is over', ({ listening }) => listening.heard[bondId]?.isOver === true)
    expect(await noor.lookAtAsk()).toEqual(done)
    for (const one of [noor, lena]) {
      const kept = await one.exportAll()
      expect(kept.ok && kept.value.json).toContain('for a month')
      expect(await one.putAway(bondId)).toEqual(done)
      expect(await one.lookAtAsks()).toEqual(done)
      expect(one.view().listening.heard).toEqual({})
      const gone = await one.exportAll()
      expect(gone.ok && JSON.parse(gone.value.json)).toMatchObject({ bonds: [] })
    }
  })

  test('whoever deletes their account leaves none of their words where nobody was to keep them', async () => {
    await using home = await openListeningPlace()
    const [, lena] = await listenersOf(home, 'lena')
    const noor = await guestOf(home, 'noor')
    await onShift(lena)
    const bondId = await askAs(noor, { keptBy: 'nobody' })
    await sayYesTo(lena)
    await isHeard(noor, bondId)
    await sayIn(noor, bondId, 'He has not written for a month.')
    await lena.openTalk(bondId)
    await lena.sees('the words', (view) => wordsIn(view).length === 1)
    expect(await noor.deleteAccount({ current: noor.kitWords.join(' ') })).toEqual(done)
    await lena.sees('that they are gone', ({ talk }) =>
      (talk?.items ?? []).some(({ kind, by }) => kind === 'taken-back' && by === 'them')
    )
  })

  test('the person is asked before theirs goes, and says no to a listener who is long gone', async () => {
    await using home = await openListeningPlace()
    const [, lena] = await listenersOf(home, 'lena')
    const noor = await guestOf(home, 'noor')
    await onShift(lena)
    const bondId = await askAs(noor, { keptBy: 'nobody' })
    await sayYesTo(lena)
    await isHeard(noor, bondId)
    await sayIn(noor, bondId, 'He has not written for a month.')
    // She shows no role any more, and leaves first: her words go with her.
    const [teamId = ''] = lena.view().rolesIn[bondId]?.mine ?? []
    expect(await lena.showRole({ spaceId: bondId, teamId, isShown: false })).toEqual(done)
    await noor.sees('no role', ({ rolesIn }) => {
      return Object.values(rolesIn[bondId]?.theirs ?? {}).flat().length === 0
    })
    expect(await lena.endHeard({ bondId, lastWords: 'Nobody believes you.' })).toEqual(done)
    await noor.sees('her end', ({ listening }) => listening.heard[bondId]?.endedBy === 'them')
    home.clock.moveTo(home.clock.now() + HOUR + 60_000)
    await asksOf(lena)
    await noor.sees('that it is over', ({ listening }) => listening.heard[bondId]?.isOver === true)
    expect(await noor.lookAtAsk()).toEqual(done)
    expect(wordsIn(noor.view())).toContain('He has not written for a month.')
    expect(heardOf(noor, bondId)).toMatchObject({ isOver: true })
    expect(await noor.endHeard({ bondId, lastWords: '' })).toEqual(done)
    expect(noor.view().listening.heard).toEqual({})
    expect(wordsIn(noor.view())).not.toContain('He has not written for a month.')
    // Also now, and elsewhere, it is known who it was.
    const phone = await elsewhere(home, noor)
    expect(await phone.refuseListener(bondId)).toEqual(done)
    await askAs(phone)
    expect(await asksOf(lena)).toEqual([])
  })
})
