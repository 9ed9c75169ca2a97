/** What a page can say in English to each tip and notice: one reason, and one direction. */

export type TipKind = keyof typeof tipWords
export type NoticeKind = keyof typeof noticeWords

export const tipWords = {
  compared: {
    reason: 'Comparing can sound as if this pain does not count.',
    direction: 'You could stay with what happened to them, without measuring it.'
  },
  'played-down': {
    reason: 'This can make what they feel sound too big.',
    direction: 'You could say that it makes sense to feel this, after what they told.'
  },
  excused: {
    reason: 'This can sound as if you stand with the one who did it.',
    direction: 'You could stay with how it was for them.'
  },
  fate: {
    reason: 'A reason or a plan from outside can hurt when nobody asked for one.',
    direction: 'You could say that it should not have happened.'
  },
  'bright-side': {
    reason: 'Hope that comes too early can leave somebody alone with the pain.',
    direction: 'You could name what is hard first. Hope can wait until they bring it.'
  },
  'feeling-told': {
    reason: 'Feelings do not change on request, and it can sound like a demand.',
    direction: 'You could say back what they feel, and let it be there.'
  },
  blame: {
    reason: 'This can sound as if it was up to them.',
    direction: 'You could say that they did what they could at the time.'
  },
  doubt: {
    reason: 'This can sound as if you do not believe them.',
    direction: 'You could say that you believe them, and ask how it is now.'
  },
  advice: {
    reason: 'Advice that nobody asked for can feel like being hurried.',
    direction: 'If nobody is in danger now, you could ask if they want ideas.'
  },
  outdone: {
    reason: 'This moves from their story to yours.',
    direction: 'You could say what you heard, and ask how it is for them.'
  }
} as const

/** To what is there. About what is not there nothing is said. */
export const noticeWords = {
  'open-question': 'There is an open question in it.',
  warmth: 'There is warmth in it.',
  'own-experience': 'You speak of yourself, too. Is the focus back on them?'
} as const
