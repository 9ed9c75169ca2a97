/** Printed cards of entry: on the steward's screen, and on the paper itself. */

export const cardsWords = {
  title: 'Cards to come in with',
  lead: 'You print cards and hand them on. Each card has a code that lets one person make a place here.',
  whatTitle: 'What a card is, and what it is not',
  what: [
    'One card lets in one person, once.',
    'Nobody is tied to whoever gave the card. This place does not keep who made it or who came by it.',
    'Whoever finds a card, or takes a picture of it, can use it.',
    'A card shows that somebody knows this place. Before you give one, ask where it can lie safely.'
  ],
  count: 'How many cards?',
  counts: (cards: number, sheets: number) =>
    cards === 1
      ? 'One card'
      : `${cards} cards, on ${sheets === 1 ? 'one sheet' : `${sheets} sheets`}`,
  days: 'How long do they let somebody in?',
  daysOf: (days: number) => `${days} days`,
  make: 'Make the cards',
  closed: 'Nobody new can come in just now. Cards let nobody in until you change that.',
  open: 'Anybody can come in just now, also without a card.',

  madeTitle: 'Your cards',
  once: 'These codes are shown this once. This place does not keep them, so nobody can show them again.',
  onceNext:
    'Print them before you go. They stay on this page until you put them away, sign out, lock or close it.',
  look: 'What stands on a card?',
  looks: {
    full: 'The name of this place, the address, the code, and what to expect',
    bare: 'Only the address and the code'
  },
  lookHints: {
    full: 'For people who can keep it without worry.',
    bare: 'For people whose things somebody else may see.'
  },
  print: 'Print the cards',
  printWarning:
    'A printer may keep a copy for a while. Print only where that is all right. Any A4 or letter paper will do.',
  list: (sheet: number) => `Cards on sheet ${sheet}`,
  putAway: 'Put the cards away',
  putAwayTitle: 'Put these cards away?',
  putAwayTexts: (day: string) => [
    'Afterwards nobody can show these codes again.',
    `What is printed lets people in until ${day}.`
  ],
  putAwayConfirm: 'They are printed, put them away',
  putAwayDecline: 'Keep them here',

  backTitle: 'Cards that nobody used yet',
  backLead:
    'Nobody keeps a list of cards. If one is lost, or you are not sure, take all unused ones back.',
  takeBack: 'Take back all unused cards',
  takeBackTitle: 'Take back all unused cards?',
  takeBackTexts: [
    'Every card that nobody used yet stops working, also those that other stewards made.',
    'Whoever came in already stays. You can make new cards at any time.'
  ],
  takeBackConfirm: 'Take them back',
  takenBack: 'Done. No card from before lets anybody in now.',
  back: 'Back to Care'
} as const

/** What stands on the paper. Nothing of it says what kind of place this is. */
export const paperWords = {
  expect: 'A quiet place to write with people you choose.',
  needed: 'You need a nickname and a passphrase, and nothing else.',
  address: 'Open this address:',
  code: 'Type this code:',
  until: (day: string) => `For one person, until ${day}.`,
  square: 'A square code with the same address and code'
} as const

export const cardsRefusals = {
  'too-many': {
    what: 'There is no room for so many more cards just now.',
    next: 'Make fewer, or take back all unused cards first.'
  }
} as const
