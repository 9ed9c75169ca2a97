/** What is chosen so far, as a screen shows it and as the client takes it. */
import type { Choosable, ChoosableWords, SafetyView, WordsChosen } from '@beside/client'
import type { Showing } from '#lib/beside/memory.svelte.ts'
import { itemWords, muteWords } from '#lib/beside/talk/words.ts'

export type Reader = SafetyView['tellable'][number]
export type WordsShown = {
  /** Whom it is about. */
  readonly names: readonly string[]
  readonly texts: readonly WordsOnScreen[]
}
/** Words, and why they lie folded. */
type WordsOnScreen = Pick<ChoosableWords, 'name' | 'text' | 'notes' | 'folded'> & {
  readonly key: string
}

/** Whom it is about: whoever wrote what is chosen, whoever else is named, and the one other where there is one. */
export function aboutOf(showing: Showing, { words, people }: Choosable): readonly string[] {
  const [only, ...others] = people
  if (only && others.length === 0) return [only.memberId]
  const authors = words
    .filter(({ seq, isMine }) => !isMine && showing.seqs.includes(String(seq)))
    .map(({ memberId }) => memberId)
  return [...new Set([...authors, ...showing.about])]
}

export function chosenOf(
  showing: Showing,
  choosable: Choosable | null,
  place: string
): WordsChosen {
  const { source } = showing
  if (source.from === 'kept') return { from: 'kept', keptId: source.keptId }
  const about = choosable ? aboutOf(showing, choosable) : []
  return { from: 'talk', talkId: source.talkId, place, seqs: showing.seqs.map(Number), about }
}

export function wordsShown(
  showing: Showing,
  choosable: Choosable | null,
  { kept }: Pick<SafetyView, 'kept'>
): WordsShown {
  const { source } = showing
  if (source.from === 'kept') {
    const copy = kept.find(({ keptId }) => keptId === source.keptId)
    const texts = (copy?.texts ?? []).map((text, at) => {
      const notes = copy?.notes[at] ?? []
      return { key: `${at}`, name: '', text, notes, folded: null }
    })
    return { names: source.names, texts }
  }
  if (!choosable) return { names: [], texts: [] }
  const about = aboutOf(showing, choosable)
  const names = choosable.people
    .filter(({ memberId }) => about.includes(memberId))
    .map(({ name }) => name)
  const texts = choosable.words
    .filter(({ seq }) => showing.seqs.includes(String(seq)))
    .map(({ seq, ...one }) => ({ ...one, key: String(seq) }))
  return { names, texts }
}

/** Who gets it: all of the safety team, but those who were taken out. */
export function readersOf(
  { leftOut }: Showing,
  { tellable }: Pick<SafetyView, 'tellable'>,
  names: readonly string[]
): readonly Reader[] {
  return tellable.filter(
    ({ memberId, name }) => !leftOut.includes(memberId) && !isNamed(name, names)
  )
}

/** Whether a name is also that of somebody whom it is about: then they are left out, to be safe. */
export function isNamed(name: string, names: readonly string[]): boolean {
  const plain = (text: string): string => text.trim().toLocaleLowerCase('en')
  return names.some((one) => plain(one) !== '' && plain(one) === plain(name))
}

/** Why words lie folded, beside their notes: as in the conversation. */
export function foldedInWords(folded: ChoosableWords['folded']): string {
  if (folded === null) return ''
  return folded === 'closed' ? itemWords.wasClosed : muteWords[folded]
}
