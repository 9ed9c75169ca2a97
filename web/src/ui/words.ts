/** Words of the frame: what stands on every screen. */
export const frameWords = {
  neutralTitle: 'Notes',
  exit: 'Exit',
  exitFirst: 'Exit this page now',
  helpNow: 'Help now',
  toTheText: 'Go to the text',
  places: 'Places',
  menu: 'More places',
  today: 'Today',
  people: 'People',
  circles: 'Circles',
  heard: 'Be heard',
  net: 'My net',
  support: 'Find support',
  close: 'Close',
  show: 'Show what I type',
  hide: 'Hide what I type',
  steps: 'Steps',
  nothingLost: 'Nothing was lost.',
  squareCode: 'A square code with the same link'
} as const
