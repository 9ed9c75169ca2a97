/** Words for whoever may only read for some days. */
export const pauseWords = {
  title: 'A pause from writing',
  until: (day: string) =>
    `Until the end of ${day} you can read here, but not write to others. Then it ends by itself.`,
  why: [
    'Two people of the safety team decided this together. It is no judgement of who you are.',
    'Where they wrote to you why, you find it under “Words I showed or kept”. For a reason of safety they may not write.'
  ],
  works: 'What still works',
  still: [
    'Reading, and your own space: notes, plan and boundaries.',
    'Leaving, and taking your words back.',
    'Taking everything out, and “Someone may have my device or passphrase”.',
    'Showing something to the safety team, and asking for another look.',
    'Help now, at any time.'
  ],
  waits: 'What waits',
  waiting: [
    'What you had begun to write stays where it is, as long as this page is open.',
    'Words that were on their way wait. They go once the pause is over, or you take them back.',
    'If you hold a role here, it rests until then.'
  ],
  ask: 'If you see it in another way',
  askText:
    'If a note came, it says whether somebody else can look again. Else ask whom this place names outside.',
  toShown: 'See what they wrote to me',
  toWho: 'Who looks after this place',
  toHelp: 'Help now',
  overTitle: 'You can write here',
  over: 'There is no pause just now.',
  toToday: 'Go to Today'
} as const
