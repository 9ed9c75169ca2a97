import type { Beside } from './api.ts'
import { accountActions } from './app/account-actions.ts'
import { bondActions } from './app/bond-actions.ts'
import { bondQuestionActions } from './app/bond-question-actions.ts'
import { cardActions } from './app/card-actions.ts'
import { libraryActions } from './app/library-actions.ts'
import { openGatheringActions } from './app/open-gathering-actions.ts'
import { feedActions } from './app/feed-actions.ts'
import { writtenActions } from './app/written-actions.ts'
import { careActions } from './app/care-actions.ts'
import { circleActions } from './app/circle-actions.ts'
import { gatheringActions } from './app/gathering-actions.ts'
import { helpingActions } from './app/helping-actions.ts'
import { introductionActions } from './app/introduction-actions.ts'
import { House } from './app/house.ts'
import { viewOf } from './app/view.ts'
import { listeningActions } from './app/listening-actions.ts'
import { listingActions } from './app/listing-actions.ts'
import { safetyActions } from './app/safety-actions.ts'
import { settingActions } from './app/setting-actions.ts'
import { talkActions } from './app/talk-actions.ts'
import { holdActions } from './app/hold-actions.ts'
import { lineActions } from './app/line-actions.ts'
import { restoreActions } from './app/restore-actions.ts'
import { newsletterActions } from './app/newsletter-actions.ts'
import { nudgeActions } from './app/nudge-actions.ts'
import { inviteActions } from './app/invite-actions.ts'
import { keyActions } from './app/key-actions.ts'
import { ownActions } from './app/own-actions.ts'
import type { Environment } from './environment.ts'

/**
 * The headless client: everything the app can do, without any screen.
 *
 * @param environment the outside world: network, clock, randomness, what may be kept
 * @returns the surface of `api.ts`; outcomes are returned, never thrown
 * @example
 * const beside = createBeside(nodeEnvironment('http://127.0.0.1:8470'))
 * const back = await beside.signInWithPassphrase({ signInName, passphrase, device: 'shared' })
 * if (back.ok) beside.watch((view) => console.log(view.people.length))
 */
export function createBeside(environment: Environment): Beside {
  const house = new House(environment, viewOf)
  return {
    watch: (listener) => house.watch(listener),
    ...shownWhenDone(house, {
      ...accountActions(house),
      ...keyActions(house),
      ...settingActions(house),
      ...nudgeActions(house),
      ...restoreActions(house),
      ...inviteActions(house),
      ...talkActions(house),
      ...bondActions(house),
      ...circleActions(house),
      ...gatheringActions(house),
      ...listingActions(house),
      ...listeningActions(house),
      ...ownActions(house),
      ...careActions(house),
      ...helpingActions(house),
      ...introductionActions(house),
      ...cardActions(house),
      ...lineActions(house),
      ...holdActions(house),
      ...newsletterActions(house),
      ...openGatheringActions(house),
      ...libraryActions(house),
      ...feedActions(house),
      ...writtenActions(house),
      ...safetyActions(house),
      ...bondQuestionActions(house)
    })
  }
}

type Actions = Omit<Beside, 'watch'>

/** When an action is done, the view already shows it: no screen has to wait for the next one. */
function shownWhenDone(house: House, actions: Actions): Actions {
  const entries = Object.entries(actions).map(([name, act]) => {
    const shown = async (...input: readonly unknown[]): Promise<unknown> => {
      const done = await (act as (...given: readonly unknown[]) => Promise<unknown>)(...input)
      house.show()
      return done
    }
    return [name, shown]
  })
  return Object.fromEntries(entries) as Actions
}
