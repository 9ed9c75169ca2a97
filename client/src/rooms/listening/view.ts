/** What the screens see of being heard. */
import type { HeardView, ListeningView, PersonView } from '../../api.ts'
import { isPutAwayIn } from '../../account/settings.ts'
import type { WritingTools } from '../../sync/writing.ts'
import { ownSpace } from '../documents.ts'
import type { Asking } from './asking.ts'
import { heardIn } from './heard.ts'
import type { ListenersDesk } from './listeners-desk.ts'
import { kindWordsIn, lookedBackIn } from './own.ts'
import { marksIn, type Mark } from './remembered.ts'
import { tellingState } from './telling.ts'

export function listeningView(
  tools: Pick<WritingTools, 'account' | 'spaces'>,
  { asking, desk }: { readonly asking: Asking; readonly desk: ListenersDesk },
  personOf: (bondId: string) => PersonView | undefined
): ListeningView {
  const own = ownSpace(tools)
  const answered = new Set((own ? lookedBackIn(own) : []).map(({ bondId }) => bondId))
  const heard = marksIn(tools.account.keyring).flatMap(([bondId, mark]) => {
    const isShown = !isPutAwayIn(tools.account.keyring, bondId)
    // Nothing is shown of somebody who was not let in.
    const isIn = mark.side === 'listener' || asking.asked.isHere(bondId)
    const person = isShown && isIn ? personOf(bondId) : undefined
    const view = person && heardView(tools, { bondId, mark, person })
    return view ? [[bondId, { ...view, isLookedBack: answered.has(bondId) }] as const] : []
  })
  return {
    isOffered: asking.team !== undefined,
    ask: asking.asked.newest,
    desk: desk.view,
    heard: Object.fromEntries(heard),
    kindWords: own ? kindWordsIn(own) : [],
    telling: tellingState(tools.account.keyring, tools.spaces.serverNow())
  }
}

function heardView(
  tools: Pick<WritingTools, 'account' | 'spaces'>,
  {
    bondId,
    mark,
    person
  }: { readonly bondId: string; readonly mark: Mark; readonly person: PersonView }
): Omit<HeardView, 'isLookedBack'> | undefined {
  const space = tools.spaces.get(bondId)
  const heard = space && heardIn(tools, space)
  if (!heard?.wish) return undefined
  const { wish, presence, asked, answered, isWindingDown, endedBy, overAt, until, ladder } = heard
  return {
    bondId,
    iAm: mark.side,
    person,
    wish,
    presence,
    asked: asked && { kind: asked.kind, words: asked.words },
    answered,
    isWindingDown,
    endedBy,
    isOver: overAt !== null || 'isOver' in mark,
    until,
    ladder
  }
}
