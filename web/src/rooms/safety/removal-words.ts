/** Words of asking those who hold a circle to end a membership. */
import type { CaseStep } from '@beside/client'

/** As much as a removal says to the one whom it concerns. */
export const removalLengthMax = 600

export const removalCaseWords = {
  label: 'Ask for the end of a membership',
  title: 'Ask those who hold the circle to end a membership?',
  texts: [
    'You are not in the circle, so you cannot end it. They decide.',
    'It goes to all who held the circle then, except whom this report is about.',
    'They read your name, whom it is about and what you write here. They read nothing of the report, and not who showed it.',
    'Whom it is about gets no note of this. If they are taken out, those who hold the circle write to them.',
    'The others who were told see it. The answers come to you.'
  ],
  who: 'Whose membership?',
  missing: 'Choose whose membership it is about.',
  rule: 'Which line of the agreement',
  ruleHint: 'You can leave this empty.',
  reason: 'The reason, for those who hold it',
  reasonHint:
    'Write no name of whoever showed it, and nothing by which they are known. Whoever is taken out may read it too.',
  untold: 'somebody who holds the circle',
  ask: 'Ask for it',
  asked: 'Those who hold the circle are asked.'
} as const

export const removalWhyNot = {
  unproved: 'Nobody can be asked to end a membership here: no words prove whom it would be about.',
  'nobody-to-ask': 'Nobody else held the circle then, so nobody can be asked to end a membership.'
} as const

/** What was asked, and what they answered, as a line. */
export function removalInWords(what: CaseStep['what'], who: string, whom: string): string {
  if (what === 'removal-over')
    return `${who}, of those who hold the circle: ${whom} is gone from it.`
  if (what === 'removal-not-now')
    return `${who}, of those who hold the circle: not now. ${whom} stays in it.`
  return `${who} asked those who hold the circle to end the membership of ${whom}.`
}
