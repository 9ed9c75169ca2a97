/** Words of the conversation in a circle. */
import type { CircleView } from '@beside/client'
import type { RoomWords } from '#lib/beside/talk/words.ts'
import { dayToCome } from '#lib/ui/time/words.ts'
import { holdersInWords, nameOfCircle } from '../words.ts'

export const circleTalkWords = {
  toAbout: 'About this circle',
  toMeet: 'When we meet',
  toForMe: 'For me in this circle',
  asksNext: 'They wait for an answer from somebody who holds the circle.',
  toAsking: 'Look who asks',
  suggested: (names: string) => `${names} suggested a line for the agreement.`,
  you: 'You',
  alone: 'Nobody else is here yet. You can make a link for each person you would like here.',
  sayYesTitle: 'Before you write',
  sayYesText:
    'This is the agreement of the people here. When it changes, everybody is asked again. You can read here without a yes.',
  sayYes: 'I say yes to this',
  newLine: (name: string | undefined) => (name ? `New, by ${name}:` : 'New:'),
  goneLines: 'No longer in it:',
  sayChange:
    'Would you change a line? You can suggest it on the page about this circle, with a yes or without.',
  allowsDetail: 'Words may go into detail here, with a note that says so.',
  seeLater: 'Everybody in this circle can see this, and whoever comes in later.',
  seeNow:
    'Everybody who is in this circle now can see this. Whoever comes in later reads from that day on, unless the circle changes this first.',
  left: 'You left this circle. For 30 days you can read here what was said before.',
  removed: 'You cannot write here for now. For 30 days you can read what was said before.',
  notOpened: 'This circle could not be opened here. Nothing of it was lost.',
  toCircles: 'Back to Circles'
} as const

/** Outside the hours of a circle, and just before. */
export const closedWords = {
  title: 'The circle is closed just now',
  opens: (at: number | null) =>
    at === null || !Number.isFinite(at)
      ? 'It opens again at its times.'
      : `It opens again on ${dayToCome(at)}, at ${clockOf(at)}.`,
  stays: 'You can read here. Words that wait go out once it is open.',
  unsent: 'You had typed this. It stays here until the circle opens, while you are signed in.',
  open: 'Open it for an hour',
  soon: 'The circle closes in a few minutes. There is time to finish a sentence.',
  longer: 'Ten minutes more'
} as const

function clockOf(at: number): string {
  return new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' }).format(at)
}

/** What is said of a conversation with everybody in a circle. */
export function wordsIn(circle: CircleView): RoomWords {
  const name = nameOfCircle(circle)
  const who =
    circle.about.newcomers === 'from-today' ? circleTalkWords.seeNow : circleTalkWords.seeLater
  return {
    conversation: `Conversation in ${name}`,
    write: `Write to ${name}`,
    whoCanSee: `${who} Held by ${holdersInWords(circle)}.`,
    newWords: `New words in ${name}`,
    editHint:
      'The others see the new words, and that they were changed. They may have read the first ones.',
    takeBackTexts: [
      'They leave this place and the screens of the others. The others see that words were taken back.',
      'They may have read them, and can remember them. Somebody may have kept a copy, and may report it. This cannot be undone.'
    ],
    left: (isMine, name) => (isMine ? 'You left.' : `${name} left.`)
  }
}
