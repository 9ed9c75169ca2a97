/** Words beside what those who look after a place promise. */
export const promiseWords = {
  title: 'What you can count on here',
  hours: 'When somebody is here:',
  replyTimes: 'How soon somebody answers:',
  limits: 'What this place is not for:'
} as const
