/** Find support: for somebody who is tired, and may be watched. */
const supportWords = {
  title: 'Find support near you',
  need: 'What do you need?',
  needHint: 'Say it as you would to a friend. “Somewhere safe to sleep tonight” is enough.',
  search: 'Search',
  onDevice: 'The search happens on this device. Nobody learns what you look for.',
  onServer:
    'Without JavaScript, our server does the search. It sees these words and does not keep them.',
  serverInstead:
    'The list did not reach this device. Our server can search instead. It then sees your words, and does not keep them.',
  serverInsteadAct: 'Let the server search',
  serverRefused: 'Our server could not search just now.',
  serverRefusedNext: 'Your words are still here. Try again in a minute. Help now works without it.',
  waitsComing: 'The list is still on its way. Search goes on by itself once it is here.',
  waitsAsk: 'Search needs the list, which is not here yet. You can fetch it below.',
  waitsTrouble: 'Search needs the list, which did not get here. You can try again below.',
  filters: 'Show only',
  isOpen: 'Open now',
  isFree: 'Free',
  more: 'More ways to choose',
  forWhom: 'Who it is for',
  anybody: 'Anybody',
  language: 'Language they speak',
  anyLanguage: 'Any language',
  near: 'Near a town or postcode',
  nearHint: 'Your device looks it up by itself.',
  nearHere: 'Use where this device is',
  nearHereHint: 'Your browser asks you first. The place stays on this device.',
  noPosition: 'This device did not say where it is. You can type a town instead.',
  noPlace: 'We do not know that place. Try a bigger town nearby, or a postcode.',
  nearWhich: 'Which one do you mean?',
  nearIs: (name: string) => `Near ${name}.`,
  nearThis: 'where this device is',
  nearNot: 'Search everywhere',
  results: 'What we found',
  browse: 'In the list',
  onlyMyWords: 'Search for my words alone',
  withNeeds: 'Look for what I mean, too',
  showMore: 'Show more',
  found: (count: number) => (count === 1 ? 'One place found.' : `${count} places found.`),
  nothing: 'Nothing in the list fits that',
  nothingNext: 'That is not your fault, and it does not mean that there is no help.',
  nothingTry: 'Try fewer or other words, like “food”, “sleep” or “talk”.',
  nothingFilters: 'You chose to see only some places. You can take that back.',
  takeFiltersBack: 'Show all places',
  nothingCall: 'You can also ask someone now, and they may know a place.',
  helpNow: 'Help now',
  danger: 'If you are in danger, you can call now',
  dangerAll: 'More lines to call',
  call: (number: string) => `Call ${number}`,
  bill: 'A call can show on a phone bill.',
  back: 'Back to the list',
  openData: 'This list as open data'
} as const

/** The list as a whole: whether it is here, and how old it is. */
const listWords = {
  coming: 'The list is on its way.',
  comingMore: 'It comes once, and is the same for everybody.',
  comingPart: (part: string) => `${part} of it is here.`,
  parts: ['A little', 'A quarter', 'Half', 'Three quarters'],
  askFirst: 'Shall we fetch the list?',
  askSize: (size: string) => `It is about ${size}. Your device is set to save data, so we ask.`,
  askThen: 'It comes once. Searching then needs no data at all.',
  fetchIt: 'Fetch the list',
  kb: (count: string) => `${count} kilobytes, less than a photo`,
  mb: (count: string) => `${count} megabytes, like a few photos`,
  from: (date: string) => `This list is from ${date}.`,
  isOld: (date: string) =>
    `This list is from ${date}. That is long ago, so call before you go anywhere.`,
  notNewest: (date: string) => `We could not get a newer list. This one is from ${date}.`,
  refused: (date: string) =>
    `The newer list did not pass our checks, so we did not take it. This one is from ${date}.`,
  older: (date: string) =>
    `Our server has an older list just now. We kept the newer one. This one is from ${date}.`,
  tryAgain: 'Try again',
  notHere: 'The list did not get here.',
  notHereNext: 'The line may be slow. Help now works without it.',
  notTrue: 'The list did not pass our checks, so we do not show it.',
  notTrueNext: 'Someone may have changed it on the way. Help now works without it.',
  onlyOlder: 'Our server has an older list just now than this device had.',
  onlyOlderNext:
    'We wait for a newer one, so that nothing old misleads you. Help now works without it.',
  emptyTitle: 'Nobody has put services here yet',
  empty:
    'Here you will find places that help, near you: for a safe night, food, or someone to talk to.',
  emptyNext: 'Until then, these are open to everybody.',
  helpNow: 'Someone to call now',
  beside: 'How to be beside someone',
  finder: 'lists lines in every country. It is run by others, and opens outside this place.'
} as const

/** One service. */
const entryWords = {
  open: 'Open now',
  closed: 'Closed now',
  paused: 'Closed for a while',
  cost: { free: 'Free', low: 'Costs little', paid: 'Costs money', unknown: '' },
  remote: 'By phone or online',
  everywhere: 'Wherever you are',
  keptPrivate: 'address kept private',
  areaNotSaid: 'area not said',
  keptPrivateWhy: 'They keep their address private, so that everybody there is safe. Call first.',
  km: (distance: string) => `about ${distance} km away`,
  near: 'less than 1 km away',
  kmTown: (distance: string) => `about ${distance} km to the town it is in`,
  inTown: 'in or near this town',
  checked: (date: string) => `Checked on ${date}`,
  checkedBy: (date: string, by: string) => `Checked on ${date} by ${by}`,
  checkedLongAgo: (date: string) =>
    `Last checked on ${date}. That is long ago, so call before you go.`,
  neverChecked: 'Nobody has checked this yet. Call before you go.',
  alert: 'Good to know',
  about: 'What they do',
  forWhom: 'Who it is for',
  whatCost: 'What it costs',
  how: 'How to get it',
  wait: 'How long it may take',
  bring: 'What to bring',
  languages: 'Languages',
  hours: 'When they are there',
  where: 'Where it is',
  serves: 'Area they serve',
  access: 'Getting in',
  transport: 'Getting there',
  safe: 'How to reach them safely',
  phones: 'Call them',
  extension: (digits: string) => `then ${digits}`,
  phoneBill:
    'A call can show on a phone bill, and in the list of calls on this device. It is your own number that calls.',
  write: 'Write to them',
  mail: 'An e-mail stays in your mailbox, and can be read by whoever opens it.',
  web: 'Their website',
  webWarns:
    'It is run by others, and opens outside this place. Your visit may be seen, and may stay in the history.',
  webSignsOut: 'On a shared device, opening it signs you out here.',
  contact: 'People to ask for',
  whoRuns: 'Who runs it',
  noPage: 'This service is not in the list any more',
  noPageNext: 'It may have closed or moved. You can look for another one.'
} as const

/** Who a service is for, by the name that the list has. */
const audienceWords = {
  women: 'Women',
  men: 'Men',
  children: 'Children',
  'young people': 'Young people',
  'older people': 'Older people',
  families: 'Families',
  parents: 'Parents',
  veterans: 'People who served',
  lgbtq: 'LGBTQ+ people',
  'disabled people': 'Disabled people',
  'refugees and migrants': 'Refugees and migrants',
  'deaf people': 'Deaf people',
  carers: 'Carers'
} as const

const hourWords = {
  days: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
  everyDay: 'Every day',
  to: (first: string, last: string) => `${first} to ${last}`,
  from: (opens: string, closes: string) => `${opens} to ${closes}`,
  dayAndNight: 'day and night',
  everyWeeks: (count: string) => `every ${count} weeks`,
  askThem: 'Ask them which days.',
  since: (date: string) => `from ${date}`,
  until: (date: string) => `until ${date}`,
  byClock: (zone: string) => `by the clock of ${zone}`,
  universal: 'by universal time (UTC)'
} as const

const signLanguages = {
  bfi: 'British Sign Language',
  ase: 'American Sign Language'
} as const

export const directoryWords = {
  support: supportWords,
  list: listWords,
  entry: entryWords,
  audiences: audienceWords,
  hours: hourWords,
  signLanguages
} as const
