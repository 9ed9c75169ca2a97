import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bringIn } from '../circle-people.ts'
import { arriveAs, openHouse, type Person } from '../house.ts'
import { fastCheckOptions } from '../runs.ts'
import { whatOpensLater } from './opens-later.ts'

/** Each run brings real people into a real circle: fifty ordinary ones take as long as one of these. */
const numRuns = Math.min(40, Math.max(4, Math.floor(fastCheckOptions().numRuns / 100)))
const about = { name: 'Full', purpose: '', welcome: '', notWelcome: '', seats: 12, hours: null }

type Act = {
  readonly who: number
  readonly what: 'say' | 'agreement' | 'name' | 'facilitator' | 'link'
}
const acts = fc.array(
  fc.record<Act>({
    who: fc.nat(2),
    what: fc.constantFrom('say', 'say', 'agreement', 'name', 'facilitator', 'link')
  }),
  { maxLength: 6 }
)

test('Whoever is removed opens nothing that comes later, whatever the others do at that moment', async () => {
  await using home = await openHouse()
  const staying = ['ines', 'noor', 'ade'].map((name) => home.device(name)) as [Person, ...Person[]]
  for (const person of staying) await arriveAs(person, '')
  const [ines, noor, ade] = staying
  const begun = await ines.beginCircle({ about, agreement: 'We listen.' })
  if (!begun.ok) throw new Error(begun.reason)
  const { circleId } = begun.value
  await ines.openTalk(circleId)
  for (const person of [noor!, ade!]) await bringIn(ines, circleId, person)
  let count = 0

  await fc.assert(
    fc.asyncProperty(acts, fc.nat(6), fc.boolean(), async (meanwhile, at, isByOther) => {
      count += 1
      const removed = home.device(`guest ${count}`)
      await arriveAs(removed, '')
      await bringIn(ines, circleId, removed)
      const memberId = idOf(ines, circleId, removed.name)
      if (isByOther) await hold(ines, circleId, noor!)
      const by = isByOther ? noor! : ines
      await by.sees('the guest', () => idOf(by, circleId, removed.name) !== '')

      const all = meanwhile.map((one) => async () => act(staying[one.who]!, circleId, one))
      const words = { rule: '', reason: 'After two talks.', next: '' }
      all.splice(at, 0, async () => {
        expect(await by.removeFromCircle({ circleId, memberId, ...words })).toMatchObject({
          ok: true
        })
      })
      await Promise.all(all.map((one) => one()))
      const last = `after guest ${count}`
      for (const person of staying) {
        await person.sees(
          'a circle without the guest',
          () => idOf(person, circleId, removed.name) === ''
        )
        expect(await person.say({ talkId: circleId, text: last, notes: [] })).toMatchObject({
          ok: true
        })
      }
      await ines.sees('all of it', ({ talk }) => {
        const said = (talk?.items ?? []).filter(
          (item) => item.kind === 'words' && item.text === last
        )
        return (
          said.length === staying.length &&
          said.every((item) => 'delivery' in item && item.delivery === 'sent')
        )
      })

      const found = await whatOpensLater(home, { circleId, memberId, removed, staying: ines })
      expect(found.before).toBeGreaterThan(0)
      expect(found.forOthers).toBeGreaterThanOrEqual(staying.length)
      expect(found.after).toEqual([])
      for (const person of staying) expect(person.view().alarms).toEqual([])
    }),
    { numRuns }
  )
}, 300_000)

/** What happens beside it may be refused, such as a role that somebody has already: it must open nothing, no more. */
async function act(person: Person, circleId: string, { what }: Act): Promise<void> {
  if (what === 'say') await person.say({ talkId: circleId, text: 'meanwhile', notes: [] })
  if (what === 'agreement')
    await person.changeCircle({ circleId, about, agreement: `We listen, ${Math.random()}` })
  if (what === 'name')
    await person.setNickname({
      nickname: `${person.name} anew`,
      shape: { form: 'leaf', colour: 'moss' }
    })
  if (what === 'link') await person.inviteIntoCircle({ circleId, note: '' })
  if (what === 'facilitator')
    await person.setFacilitator({
      circleId,
      memberId: idOf(person, circleId, 'ade'),
      isFacilitator: true
    })
}

async function hold(ines: Person, circleId: string, other: Person): Promise<void> {
  const memberId = idOf(ines, circleId, other.name)
  await ines.setFacilitator({ circleId, memberId, isFacilitator: true })
  await other.sees('that they hold it', ({ circles }) => circles[0]?.amFacilitator === true)
}

/** By the first word of a name, which may have changed; empty where they are not there. */
function idOf(person: Person, circleId: string, name: string): string {
  const circle = person.view().circles.find((one) => one.circleId === circleId)
  return (
    circle?.people.find((one) => one.name === name || one.name === `${name} anew`)?.memberId ?? ''
  )
}
