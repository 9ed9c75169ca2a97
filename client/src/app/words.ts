/** The few words that leave with an export; everything else is said by the screens. */
export const EXPORT_WORDS = {
  title: 'My pages',
  from: 'Saved on',
  notes: 'Notes for myself',
  plan: 'My plan for hard moments',
  notForMe: 'Not for me',
  talk: 'With',
  circle: 'Circle:',
  noName: 'Someone',
  me: 'Me',
  about: 'About:',
  takenBack: 'Words that were taken back',
  withheld: 'Words that the server did not give',
  couldNotOpen: 'Words that could not be opened',
  joined: 'came in',
  left: 'left',
  removed: 'is not here any more, by a facilitator',
  paused: 'paused',
  resumed: 'went on',
  newKeys: 'changed keys',
  agreement: 'changed what you agreed',
  steps: {
    signs: 'How I can tell things are getting harder',
    'by-myself': 'What I can do by myself first',
    'places-and-company': 'Where I can go, or who I can be around, without explaining',
    'people-to-tell': 'People I could tell',
    services: 'Services I could contact',
    surroundings: 'Changes that would make my space safer',
    remember: 'One thing I want to remember'
  }
} as const
