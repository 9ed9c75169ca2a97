/** Words of the totals: how people are heard here, all together. */

export const tellWords = {
  title: 'Would you help this place learn?',
  lead: 'One of your answers, picked by chance, can join the totals of this place.',
  coin: 'Your device tosses a coin first. Heads: your answer goes, as “yes” or “not quite”. Tails: a second coin answers for you.',
  means:
    'So nobody can know what you said. Each time, one answer looks at most three times as likely as the other. That adds up over the years.',
  when: 'It leaves at some time in one to seven days. No name and no conversation goes with it.',
  whoCanSee:
    'Everybody here can see the totals, of fifty answers or more. Those who run the machine could see what left, and not whether you or the coin spoke.',
  give: 'Add one answer',
  waits:
    'One answer leaves in the next days, as the coin changed it. Until then you can take it back.',
  takeBack: 'Take it back',
  takenBack: 'Taken back. Nothing left your device.',
  leftAlready: 'It was on its way already, so it could not be taken back.'
} as const

export const totalsWords = {
  title: 'How people are heard here',
  lead: 'After being heard, people answer three questions for themselves. Some let one answer join these totals.',
  notYet: 'Not enough answers yet, and that is all right.',
  few: 'Hardly anybody said yes.',
  most: 'Nearly everybody said yes.',
  about: (tenths: number) => `About ${tenths} in 10 said yes.`,
  limitsTitle: 'What these can say',
  limits: [
    'They are of the last four quarters of a year that are over. Each is shown from fifty answers on.',
    'A coin changed the answers before they came, and half of them are its own. We take that out again.',
    'So they are rough. They are seldom more than 3 in 10 off.',
    'They are of this place as a whole. They measure no listener and nobody who was heard.'
  ],
  whoCanSee: 'Everybody with an account here can see this page.',
  back: 'Back to Be heard'
} as const
