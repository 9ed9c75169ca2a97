/**
 * Two stewards for screens, and somebody of a service. Alone one has to wait three days for the second yes, so they came
 * to it some days ago, by the server's clock; then nobody knows of their teams until these are put in place.
 */
import { DAY_MS } from '@beside/contract'
import type { RoleService, TeamRole } from '@beside/client'
import { openStore } from '@beside/server'
import { putTeam } from '../../server/src/store/teams.ts'
import { bytesOf } from '../../client/src/wire/read-wire.ts'
import { arriveAs, personAt, type Person } from './house.ts'
import type { WebHouse } from './web/web-house.ts'

const ALONE_MS = 73 * 3_600_000

export type TwoStewards = {
  readonly teamId: string
  /** By which each of them comes back. */
  readonly kits: readonly (readonly string[])[]
  /** Petra, a professional of the service that was asked for; null where none was. */
  readonly petra: { readonly teamId: string; readonly kit: readonly string[] } | null
}

export async function prepareTwoStewards(
  home: WebHouse,
  service?: RoleService
): Promise<TwoStewards> {
  const { clock } = home
  clock.moveTo(Date.now() - 5 * DAY_MS)
  const now = () => clock.now()
  const [eda, ben] = [
    personAt(home.address, 'Eda', { now }),
    personAt(home.address, 'Ben', { now })
  ]
  for (const person of [eda, ben]) await arriveAs(person, '')
  await foundAs(home, eda)
  await offerTo(eda, ben, { until: now() + 300 * DAY_MS })
  const petra = service && (await proposePetra(home, eda, service))
  clock.moveTo(now() + ALONE_MS)
  await eda.lookAtTeams()
  const teams = eda.view().teams?.teams ?? []
  for (const { teamId, waiting } of teams)
    for (const { proposalId } of waiting) mustBe(await eda.sayYesToRole({ teamId, proposalId }))
  const idOf = (role: TeamRole) => teams.find((team) => team.role === role)?.teamId ?? ''
  const people = [eda, ben, ...(petra ? [petra] : [])]
  // Whoever is new shows themselves at their next looks.
  for (let look = 0; look < 2; look += 1) for (const one of people) await one.lookAtTeams()
  for (const person of people) await person.leave()
  clock.comeHome()
  await using store = await openStore(home.dataFolder)
  await store.write((db) => db.deleteFrom('teams').execute())
  return {
    teamId: idOf('steward'),
    kits: [eda.kitWords, ben.kitWords],
    petra: petra ? { teamId: idOf('professional'), kit: petra.kitWords } : null
  }
}

/** They stand in the place of whoever looked after the place until now. */
export async function putTwoStewards(home: WebHouse, { teamId }: TwoStewards): Promise<void> {
  await using store = await openStore(home.dataFolder)
  await store.write((db) => putTeam(db, { role: 'steward', space: bytesOf(teamId) }))
}

/** From now on everybody finds her team. */
export async function putPetra(home: WebHouse, { petra }: TwoStewards): Promise<void> {
  if (!petra) throw new Error('there is no Petra')
  await using store = await openStore(home.dataFolder)
  await store.write((db) => putTeam(db, { role: 'professional', space: bytesOf(petra.teamId) }))
}

async function proposePetra(
  home: WebHouse,
  steward: Person,
  service: RoleService
): Promise<Person> {
  const now = () => home.clock.now()
  const petra = personAt(home.address, 'Petra', { now })
  await arriveAs(petra, '')
  await offerTo(steward, petra, { until: now() + 300 * DAY_MS, service })
  return petra
}

/** Somebody is asked to take on a role, says yes, and is proposed: of a service, or else as a steward. */
export async function offerTo(
  steward: Person,
  guest: Person,
  { until, service }: { readonly until: number; readonly service?: RoleService }
): Promise<void> {
  const role: TeamRole = service ? 'professional' : 'steward'
  const services = service ? [service] : []
  const wish = { role, checked: 'We know each other.', until, services }
  const duty = { mustReport: service !== undefined, isSteward: service === undefined }
  const offered = await steward.offerRole({ ...wish, ...duty })
  if (!offered.ok) throw new Error(offered.reason)
  const fragment = offered.value.link.split('#')[1] ?? ''
  const shown = { name: guest.name, lines: '', mayBeAsked: service !== undefined }
  mustBe(await guest.askForRole({ fragment, ...shown }))
  await steward.lookAtTeams()
  const door = steward.view().care?.doors.find((one) => one.role === role)
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
