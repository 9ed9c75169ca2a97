/** Being heard: this half of the client's surface. */
import { refused, type Refused } from '@beside/kernel'
import type { ListeningActs } from '../api-listening.ts'

export function listeningActions(): ListeningActs {
  const later = (): Promise<Refused<'not-found'>> => Promise.resolve(refused('not-found'))
  return {
    readListeningNow: later,
    askToBeHeard: later,
    changeAsk: later,
    withdrawAsk: later,
    lookAtAsk: later,
    saveListenerSelf: later,
    beginShift: later,
    endShift: later,
    rest: later,
    debriefed: later,
    lookAtAsks: later,
    takeAsk: later,
    sayPresence: later,
    windDown: later,
    askHandOver: later,
    answerHandOver: later,
    endHeard: later,
    noteLadderStep: later,
    goOnHeard: later,
    lookBack: later,
    refuseListener: later,
    keepKindWords: later,
    letGoOfKindWords: later
  }
}
