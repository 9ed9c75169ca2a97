import { describe, expect, test } from 'vitest'
import type { OpenedEntry } from '../../spaces/entry.ts'
import { foldHeard, type HeardRecords } from './fold.ts'

const NOOR = 'noor'
const LENA = 'lena'
const HOUR = 3_600_000
const BEGAN = 1_000_000
const idOf = (label: string): string => label.padEnd(22, '_')
const wish = {
  help: 'listen',
  when: 'today',
  language: 'en',
  wishes: [],
  notes: [],
  words: 'It is about my brother.',
  keptBy: 'me'
}

function wrote(
  [seq, memberId, kind]: readonly [number, string, string],
  body: unknown = null
): OpenedEntry {
  const entry = { id: idOf(`e${seq}`), kind, body, clientTime: 0, echo: '', refs: [] }
  const isDocument = kind !== 'words'
  const at = { seq, time: BEGAN + seq, memberId, lane: `${memberId} ${kind} ${seq}` }
  return { kind: 'entry', ...at, isDocument, isByHolder: false, entry }
}
const terms = wrote([2, NOOR, 'heard-terms'], { wish, conversation: idOf('c') })

function heardBy(me: string, written: readonly OpenedEntry[], from: Partial<HeardRecords> = {}) {
  const all = [terms, ...written]
  const documents = all.filter(({ isDocument }) => isDocument)
  const at = {
    asker: NOOR,
    listener: LENA,
    beganAt: BEGAN,
    leftAt: null,
    settledAt: null,
    now: BEGAN + 100
  }
  return foldHeard({ me, documents, records: all, ...at, ...from })
}

describe('How a conversation with a listener stands', () => {
  test('is on, with what was wished, until a day later', () => {
    const heard = heardBy(NOOR, [])
    expect(heard).toMatchObject({ wish, overAt: null, endedBy: null, until: BEGAN + 24 * HOUR })
    expect(heardBy(NOOR, [], { now: BEGAN + 24 * HOUR }).overAt).toBe(BEGAN + 24 * HOUR)
    expect(heardBy(NOOR, [], { listener: undefined, beganAt: null })).toMatchObject({
      until: null,
      overAt: null
    })
  })

  test('goes on longer where the one who asked lets it, and nobody else', () => {
    const day = { now: BEGAN + 25 * HOUR }
    expect(heardBy(LENA, [wrote([5, NOOR, 'go-on'])], day).overAt).toBeNull()
    expect(heardBy(LENA, [wrote([5, LENA, 'go-on'])], day).overAt).toBe(BEGAN + 24 * HOUR)
  })

  test('says what the other said of being here, until they say something else', () => {
    const minute = wrote([5, LENA, 'presence'], { presence: 'minute' })
    expect(heardBy(NOOR, [minute]).presence).toBe('minute')
    expect(heardBy(LENA, [minute]).presence).toBeNull()
    const words = wrote([6, LENA, 'words'], { text: 'Back.', notes: [] })
    expect(heardBy(NOOR, [minute, words]).presence).toBeNull()
    const here = wrote([7, LENA, 'presence'], { presence: 'here' })
    expect(heardBy(NOOR, [minute, words, here]).presence).toBe('here')
    const other = wrote([5, LENA, 'presence'], { presence: 'asleep' })
    expect(heardBy(NOOR, [other]).presence).toBeNull()
  })

  test('waits for a yes to what the listener asked, until it is answered', () => {
    const asked = wrote([5, LENA, 'hand-over'], { kind: 'lead', words: 'May I ask Ida?' })
    expect(heardBy(NOOR, [asked]).asked).toMatchObject({ kind: 'lead', words: 'May I ask Ida?' })
    const no = wrote([6, NOOR, 'hand-over-answer'], { to: asked.entry.id, isYes: false })
    expect(heardBy(NOOR, [asked, no]).asked).toBeNull()
    // The listener learns which of the two it was.
    expect(heardBy(LENA, [asked]).answered).toBeNull()
    expect(heardBy(LENA, [asked, no]).answered).toEqual({ kind: 'lead', isYes: false })
    const yes = wrote([7, NOOR, 'hand-over-answer'], { to: asked.entry.id, isYes: true })
    expect(heardBy(LENA, [asked, yes]).answered).toEqual({ kind: 'lead', isYes: true })
    const again = wrote([7, LENA, 'hand-over'], { kind: 'hand-over', words: 'I have to stop.' })
    expect(heardBy(NOOR, [again, no]).asked).toMatchObject({ kind: 'hand-over' })
    // Whoever names nobody while they are away asks nothing.
    const away = { kind: 'cover', words: 'Until Sunday.', by: null, until: BEGAN + 99 * HOUR }
    const told = heardBy(NOOR, [wrote([8, LENA, 'hand-over'], away)])
    expect(told).toMatchObject({
      asked: null,
      away: { until: BEGAN + 99 * HOUR, words: 'Until Sunday.' }
    })
    const by = 'b'.repeat(43)
    const named = heardBy(NOOR, [wrote([8, LENA, 'hand-over'], { ...away, by })])
    expect(named.asked).toMatchObject({ kind: 'cover', by })
    expect(heardBy(NOOR, [wrote([8, LENA, 'hand-over'], { ...away, until: 1 })]).away).toBeNull()
    // What she asks for since does not bring her back, and to be back takes back what she asked for that time alone.
    const days = { ...away, by }
    const since = [
      wrote([8, LENA, 'hand-over'], days),
      wrote([9, LENA, 'hand-over'], { kind: 'lead', words: '' })
    ]
    expect(heardBy(NOOR, since)).toMatchObject({
      asked: { kind: 'lead' },
      away: { until: away.until },
      isBack: false
    })
    const back = wrote([10, LENA, 'hand-over'], { ...away, words: '', until: 0 })
    expect(heardBy(NOOR, [...since, back])).toMatchObject({
      asked: { kind: 'lead' },
      away: null,
      isBack: true
    })
    const [cover] = since
    expect(heardBy(NOOR, cover ? [cover, back] : [])).toMatchObject({ asked: null, away: null })
    // A day further ahead than a listener may name, or than there is a date, is none.
    const far = (until: number) =>
      heardBy(NOOR, [wrote([8, LENA, 'hand-over'], { ...named.asked, until })])
    expect(far(BEGAN + 90 * 24 * HOUR).away).not.toBeNull()
    for (const until of [BEGAN + 92 * 24 * HOUR, Number.MAX_SAFE_INTEGER]) {
      expect(far(until)).toMatchObject({ asked: null, away: null })
    }
    // The one who asked is asked, and asks nothing of the sort.
    const turned = wrote([8, NOOR, 'hand-over'], { kind: 'lead', words: 'Ida?' })
    expect(heardBy(LENA, [turned]).asked).toBeNull()
  })

  test('is over once both said their last words, or an hour after one of them, or when one leaves', () => {
    const hers = wrote([5, LENA, 'last-words'])
    expect(heardBy(NOOR, [hers])).toMatchObject({
      endedBy: 'them',
      overAt: null,
      isWindingDown: true
    })
    expect(heardBy(LENA, [hers])).toMatchObject({ endedBy: 'me', overAt: null })
    const later = { now: hers.time + HOUR }
    expect(heardBy(NOOR, [hers], later).overAt).toBe(hers.time + HOUR)
    const mine = wrote([9, NOOR, 'last-words'])
    expect(heardBy(NOOR, [hers, mine])).toMatchObject({ endedBy: 'them', overAt: mine.time })
    expect(heardBy(NOOR, [], { leftAt: BEGAN + 7 }).overAt).toBe(BEGAN + 7)
  })

  test('shows nothing that the other wrote when it was over, and beside their last words nothing else', () => {
    const said = (seq: number, by: string, kind = 'words'): OpenedEntry =>
      wrote([seq, by, kind], kind === 'words' ? { text: 'So.', notes: [] } : null)
    const before = said(4, LENA)
    const mine = said(5, NOOR, 'last-words')
    const after = [6, 7, 8].map((seq) => said(seq, LENA))
    const hers = said(9, LENA, 'last-words')
    const [crossed, between, farewell] = after
    const steps = [{ step: 2, owner: 'Lena', why: 'You are not safe from me.', at: BEGAN }]
    const late = [
      wrote([10, LENA, 'ladder-told'], { steps }),
      wrote([11, LENA, 'hand-over'], { kind: 'lead', words: 'You liar.' }),
      wrote([12, LENA, 'presence'], { presence: 'here' }),
      wrote([13, LENA, 'edit'], { text: 'Something else.' }),
      wrote([14, LENA, 'profile'], { nickname: 'I see you' })
    ]
    const isLateIn = (all: readonly OpenedEntry[], one: OpenedEntry | undefined) =>
      one && heardBy(NOOR, all).isLate(one)
    // While she has not said hers, the first that came stands; then what came just before the end as well.
    expect(after.map((one) => isLateIn([before, mine, ...after], one))).toEqual([false, true, true])
    const whole = [before, mine, ...after, hers, ...late]
    expect([before, mine, crossed, farewell, hers].map((one) => isLateIn(whole, one))).toEqual(
      Array.from({ length: 5 }, () => false)
    )
    for (const one of [between, ...late]) expect(isLateIn(whole, one)).toBe(true)
    expect(heardBy(NOOR, whole)).toMatchObject({ ladder: [], asked: null, presence: null })
    // What one wrote oneself is never late, and whoever ended it first adds nothing.
    expect(heardBy(LENA, [hers, said(10, LENA)]).isLate(said(10, LENA))).toBe(false)
    expect(heardBy(NOOR, [hers, said(10, LENA)]).isLate(said(10, LENA))).toBe(true)
  })

  test('ends when it ended, also where somebody says their last words anew', () => {
    const hers = wrote([5, LENA, 'last-words'])
    const again = { ...wrote([50, LENA, 'last-words']), time: BEGAN + 50 * 60_000 }
    const later = { now: BEGAN + 5 + HOUR }
    expect(heardBy(NOOR, [hers, again], later).overAt).toBe(hers.time + HOUR)
    // What this device settled stays so, also where the first ones are not at hand any more.
    expect(heardBy(NOOR, [again], { ...later, settledAt: BEGAN + 9 }).overAt).toBe(BEGAN + 9)
    const told = [wrote([8, LENA, 'ladder-told'], { steps: [] })]
    expect(heardBy(NOOR, told, { settledAt: BEGAN + 7 }).isLate(told[0] ?? hers)).toBe(true)
  })

  test('is not changed by what one of the two writes in the name of the other', () => {
    const lie = wrote([5, LENA, 'heard-terms'], {
      wish: { ...wish, keptBy: 'both' },
      conversation: idOf('d')
    })
    expect(heardBy(LENA, [lie]).wish?.keptBy).toBe('me')
    const stranger = wrote([6, 'mallory', 'last-words'])
    expect(heardBy(NOOR, [stranger]).endedBy).toBeNull()
  })

  test('shows the steps that the person was told, by the listener alone', () => {
    const steps = [{ step: 2, owner: 'Lena', why: 'You said you may not be safe.', at: BEGAN }]
    expect(heardBy(NOOR, [wrote([5, LENA, 'ladder-told'], { steps })]).ladder).toEqual(steps)
    expect(heardBy(NOOR, [wrote([5, NOOR, 'ladder-told'], { steps })]).ladder).toEqual([])
  })
})
