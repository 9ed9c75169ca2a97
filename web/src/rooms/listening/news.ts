import type { HeardView, ListeningView } from '@beside/client'

/** Whether something waits under Be heard: an answer, words, a yes that is asked for, or a last word. */
export function hasHeardNews({ ask, heard }: ListeningView): boolean {
  const isAnswered = ask?.state === 'here' || ask?.state === 'nobody' || ask?.state === 'ran-out'
  return isAnswered || Object.values(heard).some(isNew)
}

function isNew({ iAm, person, asked, endedBy, isOver }: HeardView): boolean {
  const isAsked = iAm === 'asker' && asked !== null
  return !isOver && (person.hasNewWords || isAsked || endedBy === 'them')
}
