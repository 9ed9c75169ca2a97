/** Quick ways to where a journey begins: signed in, or in a conversation with Sam. */
import type { Page } from 'playwright-core'
import { arriveAs, personAt, type Person } from '../house.ts'
import { arrive, atToday, somebody, type Somebody } from './arrive.ts'
import { beginBond, sayItIsThem, wordsIn } from './bond.ts'
import type { Visitor, VisitorOptions } from './visitor.ts'
import type { WebHouse } from './web-house.ts'

export type Company = {
  readonly mina: Somebody
  readonly hers: Visitor
  readonly her: Page
  /** Sam writes from a client in this process. */
  readonly sam: Person
  readonly bondId: string
}

/** Mina has come in by the open door, and is at Today. */
export async function comeAsMina(
  home: WebHouse,
  options: VisitorOptions = {}
): Promise<{ readonly mina: Somebody; readonly hers: Visitor; readonly her: Page }> {
  const hers = await home.visitor(options)
  const mina = somebody('Mina')
  await hers.page.goto('/come-in')
  await arrive(hers.page, mina)
  await atToday(hers.page)
  return { mina, hers, her: hers.page }
}

/** Mina and Sam are beside each other. Her conversation is open, and Sam has written "Good evening". */
export async function comeWithSam(home: WebHouse, options: VisitorOptions = {}): Promise<Company> {
  const company = await comeAsMina(home, options)
  const { her } = company
  const sam = personAt(home.address, 'Sam')
  const [link] = await Promise.all([beginBond(her), arriveAs(sam)])
  const accepted = await sam.acceptInvite(link.split('#')[1] ?? '')
  if (!accepted.ok) throw new Error(`Sam could not come: ${accepted.reason}`)
  const { bondId } = accepted.value
  await sam.openTalk(bondId)
  await sayItIsThem(her)
  await sam.say({ bondId, text: 'Good evening', notes: [] })
  await wordsIn(her, 'Sam', 'Good evening').waitFor()
  return { ...company, sam, bondId }
}
