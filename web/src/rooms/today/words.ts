/** Words of Today: one gentle question, who is beside you, what can be begun. */

export const todayWords = {
  question: (name: string) => `How are you arriving, ${name}?`,
  questionLegend: 'How are you arriving?',
  onlyHere: 'Only you can see this. It stays on this screen and is kept nowhere.',
  newsTitle: 'New since you looked',
  asking: 'Somebody asks you',
  besideYou: 'Beside you',
  circles: 'In your circles',
  doorsTitle: 'Where would you like to begin?',
  writeForMyself: 'Write for myself',
  me: 'Me and this device',
  kitTitle: 'Your way back in',
  kitText:
    'You have no copy of your twelve words yet. Without them, a lost passphrase is lost. Your sign-in name stands under Me.',
  kitLink: 'Make twelve new words'
} as const

/** Neutral on purpose: somebody may look over a shoulder. What it is about stands behind the link. */
export const newsDoors = [
  { key: 'heard', href: '/app/heard', text: 'Something waits under Be heard' },
  { key: 'shown', href: '/app/me/shown', text: 'Something came for you' },
  { key: 'helping', href: '/app/who', text: 'An answer came for you' },
  { key: 'introductions', href: '/app/people/introductions', text: 'Something waits under People' },
  { key: 'cases', href: '/app/care/cases', text: 'Something came that you look after' },
  { key: 'roles', href: '/app/care', text: 'Somebody waits for your yes' }
] as const

export const arrivingChoices = [
  { value: 'steady', label: 'Steady' },
  { value: 'tired', label: 'Tired' },
  { value: 'heavy', label: 'Heavy' },
  { value: 'on-edge', label: 'On edge' },
  { value: 'lighter', label: 'Lighter' },
  { value: 'not-say', label: "I'd rather not say" }
] as const

/** What is said back. No advice, no question. */
export const arrivingAnswers: Readonly<Record<string, string>> = {
  steady: 'Good to have you here.',
  tired: 'Thank you for coming here tired. Nothing here needs to be done today.',
  heavy: 'Thank you for saying so. You can go slowly here. Help now is at the top, if you want it.',
  'on-edge': 'It makes sense to feel that. There are two quiet exercises under Help now.',
  lighter: 'Good to hear. Take it with you.',
  'not-say': 'That is all right. Nobody asks twice.'
}

export const doors = [
  {
    href: '/app/people/begin',
    title: 'Invite someone',
    text: 'A person you would like beside you. They get a link, from you, by hand.'
  },
  {
    href: '/app/notes',
    title: 'Write for myself',
    text: 'Notes and your plan for hard moments. Only you can open them.'
  },
  {
    href: '/help-now',
    title: 'Help now',
    text: 'Who you can call today, and two quiet exercises.'
  }
] as const
