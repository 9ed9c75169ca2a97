/** Quick ways to where a journey begins: signed in, or in a conversation with Sam. */
import type { Page } from 'playwright-core'
import { arriveAs, befriend, personAt, type Person } from '../house.ts'
import { arrive, atToday, signInByKit, somebody, type Somebody } from './arrive.ts'
import { beginBond, openTalk, sayItIsThem, wordsIn } from './bond.ts'
import type { Visitor, VisitorOptions } from './visitor.ts'
import type { WebHouse } from './web-house.ts'

export type Mina = {
  readonly mina: Somebody
  readonly hers: Visitor
  readonly her: Page
}
export type Company = Mina & {
  /** Sam writes from a client in this process. */
  readonly sam: Person
  readonly bondId: string
}

/** Mina has been here before. She signs in by her twelve words, and is at Today. */
export async function comeAsMina(home: WebHouse, options: VisitorOptions = {}): Promise<Mina> {
  const mina = personAt(home.address, 'Mina')
  await arriveAs(mina)
  return await comeBack(home, mina, options)
}

/** Mina and Sam are beside each other. Her conversation is open, and Sam has written "Good evening". */
export async function comeWithSam(home: WebHouse, options: VisitorOptions = {}): Promise<Company> {
  const [mina, sam] = [personAt(home.address, 'Mina'), personAt(home.address, 'Sam')]
  await Promise.all([arriveAs(mina), arriveAs(sam)])
  const bondId = await befriend(mina, sam)
  await sam.openTalk(bondId)
  await sam.say({ talkId: bondId, text: 'Good evening', notes: [] })
  const back = await comeBack(home, mina, options)
  await openTalk(back.her, 'Sam')
  await wordsIn(back.her, 'Sam', 'Good evening').waitFor()
  return { ...back, sam, bondId }
}

/** As `comeWithSam`, and all that Mina does for it, from the first page on, she does in this browser. */
export async function arriveWithSam(
  home: WebHouse,
  options: VisitorOptions = {}
): Promise<Company> {
  const hers = await home.visitor(options)
  const her = hers.page
  const mina = somebody('Mina')
  await her.goto('/come-in')
  await arrive(her, mina)
  await atToday(her)
  const sam = personAt(home.address, 'Sam')
  const [link] = await Promise.all([beginBond(her), arriveAs(sam)])
  const accepted = await sam.acceptInvite(link.split('#')[1] ?? '')
  if (!accepted.ok) throw new Error(`Sam could not come: ${accepted.reason}`)
  const { bondId } = accepted.value
  await sam.openTalk(bondId)
  await sayItIsThem(her)
  await sam.say({ talkId: bondId, text: 'Good evening', notes: [] })
  await wordsIn(her, 'Sam', 'Good evening').waitFor()
  return { mina, hers, her, sam, bondId }
}

async function comeBack(home: WebHouse, mina: Person, options: VisitorOptions): Promise<Mina> {
  await mina.leave()
  const hers = await home.visitor(options)
  await signInByKit(hers.page, mina.kitWords)
  await atToday(hers.page)
  const { passphrase, signInName, kitWords } = mina
  return { mina: { nickname: mina.name, passphrase, signInName, kitWords }, hers, her: hers.page }
}
