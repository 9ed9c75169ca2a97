/**
 * Two stewards for screens. Alone one has to wait three days for the second yes, so they came to it some days ago, by
 * the server's clock; then nobody knows of their team until it is put in the place of another.
 */
import { openStore } from '@beside/server'
import { putTeam } from '../../server/src/store/teams.ts'
import { bytesOf } from '../../client/src/wire/read-wire.ts'
import { arriveAs, personAt, type Person } from './house.ts'
import type { WebHouse } from './web/web-house.ts'

const DAY_MS = 86_400_000
const ALONE_MS = 73 * 3_600_000

export type TwoStewards = {
  readonly teamId: string
  /** By which each of them comes back. */
  readonly kits: readonly (readonly string[])[]
}

export async function prepareTwoStewards(home: WebHouse): Promise<TwoStewards> {
  const { clock } = home
  clock.moveTo(Date.now() - 5 * DAY_MS)
  const now = () => clock.now()
  const [eda, ben] = [
    personAt(home.address, 'Eda', { now }),
    personAt(home.address, 'Ben', { now })
  ]
  for (const person of [eda, ben]) await arriveAs(person, '')
  await foundAs(home, eda)
  await offerTo(eda, ben, now() + 300 * DAY_MS)
  clock.moveTo(now() + ALONE_MS)
  await eda.lookAtTeams()
  const [team] = eda.view().teams?.teams ?? []
  if (!team) throw new Error('There is no team')
  const { teamId } = team
  mustBe(await eda.sayYesToRole({ teamId, proposalId: team.waiting[0]?.proposalId ?? '' }))
  // Whoever is new shows themselves at their next looks.
  for (let look = 0; look < 2; look += 1) await ben.lookAtTeams()
  for (const person of [eda, ben]) await person.leave()
  clock.comeHome()
  await using store = await openStore(home.dataFolder)
  await store.write((db) => db.deleteFrom('teams').execute())
  return { teamId, kits: [eda.kitWords, ben.kitWords] }
}

/** They stand in the place of whoever looked after the place until now. */
export async function putTwoStewards(home: WebHouse, { teamId }: TwoStewards): Promise<void> {
  await using store = await openStore(home.dataFolder)
  await store.write((db) => putTeam(db, { role: 'steward', space: bytesOf(teamId) }))
}

/** Somebody is asked to take on a role as a steward, says yes, and is proposed. */
export async function offerTo(steward: Person, guest: Person, until: number): Promise<void> {
  const wish = { role: 'steward', checked: 'We know each other.', until } as const
  const offered = await steward.offerRole({ ...wish, mustReport: false, isSteward: true })
  if (!offered.ok) throw new Error(offered.reason)
  const fragment = offered.value.link.split('#')[1] ?? ''
  mustBe(await guest.askForRole({ fragment, name: guest.name, lines: '' }))
  await steward.lookAtTeams()
  const door = steward.view().care?.doors.find(({ role }) => role === 'steward')
  const dropId = door?.asking.find(({ name }) => name === guest.name)?.dropId ?? ''
  mustBe(await steward.proposeRole({ teamId: door?.teamId ?? '', dropId }))
}

async function foundAs(home: WebHouse, person: Person): Promise<void> {
  const opened = await person.openStewardLink((await home.makeStewardLink()).split('#')[1] ?? '')
  if (!opened.ok) throw new Error(opened.reason)
  const { stewardKey } = opened.value
  mustBe(
    await person.foundStewards({ stewardKey, name: person.name, lines: '', mustReport: false })
  )
}

function mustBe(done: { readonly ok: boolean }): void {
  if (!done.ok) throw new Error(JSON.stringify(done))
}
