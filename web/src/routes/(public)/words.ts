/** The welcome page. */
export const welcomeWords = {
  title: 'Nobody has to carry it alone',
  thisPlace: 'This',
  lead: (name: string) =>
    `${name} is a private place to be heard, to be believed and to belong. ` +
    'People here know what it is to live with hard things.',
  /** In another language: that the app inside is in English. */
  inside: '',
  comeIn: 'Come in',
  invited: 'I was invited',
  beenHere: 'I have been here before',
  byInvitation: 'New people come in by invitation, from someone who is here.',
  closed: 'New people cannot come in at the moment. Help now is open to everybody.',
  adults: 'This place is for adults.',
  safeTitle: 'How it stays safe',
  safe: [
    {
      lead: 'Private by key.',
      text:
        'What you share can be opened only by the people you share it with. ' +
        'We who run this place cannot read it.'
    },
    {
      lead: 'Nobody can write to you before you say yes.',
      text: 'A no needs no reason, and nobody is told.'
    },
    {
      lead: 'You need a nickname, nothing else.',
      text: 'No e-mail, no phone number, no story to tell.'
    }
  ],
  cannotTitle: 'What it cannot do',
  cannot:
    'It is not an emergency service. If someone can see this screen, they can see what you see. ' +
    'The same is true if they have put spying software on this device.',
  deviceLink: 'Is this device safe for me?',
  moreTitle: 'Good to know',
  support: 'Find support near you',
  about: 'What this place protects, and what it cannot',
  leaving: 'How to leave this page fast',
  beside: 'How to be beside someone',
  library: 'Texts to read, about hard hours, being with others and staying private',
  gatherings: 'Gatherings',
  newsletter: 'News by mail'
} as const
