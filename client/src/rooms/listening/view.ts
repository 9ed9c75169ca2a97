/** What the screens see of being heard. */
import type { HandOverAsked, HeardView, ListeningView, PersonView } from '../../api.ts'
import { isPutAwayIn } from '../../account/settings.ts'
import type { WritingTools } from '../../sync/writing.ts'
import type { Team } from '../../teams/fold.ts'
import { ownSpace } from '../documents.ts'
import type { Asking } from './asking.ts'
import type { Heard } from './fold.ts'
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
    const view = person && heardView(tools, { bondId, mark, person, team: asking.team })
    return view ? [[bondId, { ...view, isLookedBack: answered.has(bondId) }] as const] : []
  })
  return {
    isOffered: asking.team !== undefined,
    ask: asking.asked.newest(asking.team),
    desk: desk.view,
    heard: Object.fromEntries(heard),
    kindWords: own ? kindWordsIn(own) : [],
    telling: tellingState(tools.account.keyring, tools.spaces.serverNow())
  }
}

type Shown = {
  readonly bondId: string
  readonly mark: Mark
  readonly person: PersonView
  readonly team: Team | undefined
}

function heardView(
  tools: Pick<WritingTools, 'account' | 'spaces'>,
  { bondId, mark, person, team }: Shown
): Omit<HeardView, 'isLookedBack'> | undefined {
  const space = tools.spaces.get(bondId)
  const heard = space && heardIn(tools, space)
  if (!heard?.wish) return undefined
  const { wish, presence, asked, answered, away, isBack, isWindingDown, endedBy, overAt, ladder } =
    heard
  return {
    bondId,
    iAm: mark.side,
    person,
    wish,
    presence,
    asked: asked && askedView(asked, team),
    answered,
    away,
    isBack,
    isWindingDown,
    endedBy,
    isOver: overAt !== null || 'isOver' in mark,
    until: heard.until,
    ladder
  }
}

function askedView(asked: NonNullable<Heard['asked']>, team: Team | undefined): HandOverAsked {
  if (asked.kind !== 'cover') return asked
  const name = team?.holders.find(({ memberId }) => memberId === asked.by)?.name ?? ''
  return { ...asked, name }
}
