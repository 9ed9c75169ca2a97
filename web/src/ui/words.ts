import type { ShapeColour, ShapeForm } from '@beside/client'
import { neutralWords } from './exit/neutral-words.ts'

/** What stands on every screen, also on those that other languages have. */
export const barWords = {
  neutralTitle: neutralWords.en.title,
  neutralText: neutralWords.en.text,
  exit: 'Exit',
  exitFirst: 'Exit this page now',
  helpNow: 'Help now',
  nothingLost: 'Nothing was lost.',
  /** Of a link that leads out of the app. */
  signsOut: 'On a shared device, opening it signs you out here. Unsent words go then.',
  languages: 'Languages'
} as const

/** Words of the frame inside the app. */
export const frameWords = {
  ...barWords,
  places: 'Places',
  today: 'Today',
  people: 'People',
  circles: 'Circles',
  heard: 'Be heard',
  net: 'My net',
  support: 'Find support',
  care: 'Care',
  close: 'Close',
  notNow: 'Not now',
  leaveTitle: 'Leave without saving?',
  leaveConfirm: 'Leave it',
  goOnWriting: 'Go on writing'
} as const

/** A link that is given to one person by hand. */
export const linkWords = {
  text: 'Give it to one person, in a way that feels right: by message, on paper, face to face.',
  link: 'The link',
  copy: 'Copy the link',
  copied: 'Copied. It may stay in the clipboard of this device for a while.',
  notCopied: 'Copying did not work here. You can mark the link and copy it by hand.',
  square: 'Or let their phone read this square.',
  squareLabel: 'A square code with the same link'
} as const

const formNames = {
  leaf: 'Leaf',
  moon: 'Moon',
  hill: 'Hill',
  stone: 'Stone',
  lamp: 'Lamp',
  wave: 'Wave'
} as const satisfies Record<ShapeForm, string>

const colourNames = {
  clay: 'Clay',
  sky: 'Sky',
  plum: 'Plum',
  moss: 'Moss',
  sand: 'Sand',
  rose: 'Rose'
} as const satisfies Record<ShapeColour, string>

/** What fields say, inside the app and at its door. */
export const fieldWords = {
  show: 'Show what I type',
  hide: 'Hide what I type',
  steps: 'Steps',
  tooLong: (over: number) =>
    `This is ${over.toLocaleString('en-GB')} letters more than fits. Nothing is cut. Shorten it, or send it in parts.`,
  shapeForm: 'Your shape',
  shapeColour: 'Its colour',
  forms: formNames,
  colours: colourNames
} as const
