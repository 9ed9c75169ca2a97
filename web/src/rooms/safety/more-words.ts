/** Words of asking whoever reported whether one more person may read it. */
import type { CaseStep, CaseView } from '@beside/client'

export const moreWords = {
  label: 'Ask for one more person',
  title: 'Ask whether one more person may read this?',
  texts: [
    'The person who showed it decides. With their yes, it goes there from their own device.',
    'You can ask about people who came to the team since then. The person reads what was checked about them.',
    'They read your name and your words, and so do the others who were told. Each person is asked about once.'
  ],
  who: 'Who should read it too?',
  words: 'Why it would help',
  hint: 'A few calm words. They can say no, and need no reason.',
  ask: 'Ask them',
  asked: 'They are asked.',
  asks: (by: string, name: string) => `${by} asks: may ${name} read it too?`,
  text: (name: string, when: string) =>
    `You decide, and you need no reason. ${name} came to the safety team ${when}, after you showed this.`,
  checked: (words: string) => `What the stewards say they checked: ${words}`,
  checkedBy: {
    two: 'Two stewards said yes to them.',
    one: 'One steward alone said yes to them.',
    founder: 'They began the team. Nobody checked them.'
  } satisfies Record<CaseView['moreAsked'][number]['checkedBy'], string>,
  ownName: (name: string) =>
    `Everybody in the team chooses the name they show. So we cannot know who ${name} was here before.`,
  maybeThem:
    'It could be somebody whom you left out, or whom this is about. If you are not sure, you can say no.',
  yes: 'Yes, let them read it',
  yesTitle: (name: string) => `Send it to ${name} too?`,
  yesTexts: [
    'They get all that you showed, and what was done so far.',
    'You cannot take it back afterwards.'
  ],
  yesConfirm: 'Send it to them',
  no: 'No, not them',
  noTitle: (name: string) => `Say no to ${name}?`,
  noTexts: ['They get nothing. Whoever asked sees your no, and does not ask about them again.'],
  noConfirm: 'Say no to this',
  sent: 'It is on its way to them.',
  refused: 'It stays with those whom you told.'
} as const

/** What was asked, and what the reporter answered, as a line. */
export function moreInWords(what: CaseStep['what'], who: string, whom: string): string {
  if (what === 'more-yes') return `${who} said yes: ${whom} reads it too.`
  if (what === 'more-no') return `${who} said no: ${whom} does not read it.`
  return `${who} asked whether ${whom} may read it too.`
}
