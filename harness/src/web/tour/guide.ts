/** Who shows the screens: one person signed in, one visitor who is not, and company in Node. */
import type { Page } from 'playwright-core'
import { listedService } from '../find-support.ts'
import { personAt, type Person } from '../../house.ts'
import { prepareTwoStewards, type TwoStewards } from '../../two-stewards.ts'
import { somebody, type Somebody } from '../arrive.ts'
import type { Visitor, VisitorOptions } from '../visitor.ts'
import type { WebHouse } from '../web-house.ts'

/** A screen that is drawn now. Whoever looks at it may resize it, but presses nothing. */
export type Stop = { readonly name: string; readonly page: Page }

export type Guide = {
  readonly home: WebHouse
  readonly mina: Somebody
  /** The browser in which Mina sets up the place, comes in and stays. */
  readonly hers: Visitor
  /** A browser in which nobody is signed in. */
  readonly guest: Visitor
  /** Comes in with the guest's browser by a link to a role, and goes again. */
  readonly cem: Somebody
  /** Sam writes from a client in this process. */
  readonly sam: Person
  /** They looked after the place some days ago, and will again. */
  readonly stewards: TwoStewards
  /** What is typed into a field. Nothing else of these words may stand anywhere. */
  readonly words: (about: string) => string
}

/** The same words in the form of a site's address. */
export function siteOf(words: string): string {
  return `${words.replaceAll(' ', '-')}.example`
}

/** The same words in the form of a mail address, which takes plain letters alone. */
export function mailOf(words: string): string {
  return `${words.normalize('NFD').replaceAll(/[^a-z]/giu, '')}@mail.example`
}

export async function openGuide(
  home: WebHouse,
  words: Guide['words'],
  options: VisitorOptions = {}
): Promise<Guide> {
  return {
    home,
    mina: { ...somebody(words('Mina')), passphrase: words('the first passphrase of Mina') },
    hers: await home.visitor(options),
    guest: await home.visitor(options),
    cem: somebody('Cem'),
    sam: personAt(home.address, 'Sam'),
    stewards: await prepareTwoStewards(
      home,
      listedService(home.clock.now(), 'Food bank, Mill Street')
    ),
    words
  }
}
