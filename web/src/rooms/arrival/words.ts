/** Words of coming in and signing in. */
import type { Beside, Device, InviteRefusal } from '@beside/client'
import type { Said } from '#lib/beside/words.ts'

const arrivalSteps = ['This place', 'You', 'Your way back'] as const

const aboutWords = {
  title: 'Before you come in',
  what: 'This is a private place to write with people you choose. What you share can be opened only by them.',
  limits: [
    'It is for adults, from 18 years on. We do not ask for your birth date.',
    'It is not an emergency service. Nobody watches it day and night. Help now shows who to call.',
    'Someone who sees your screen sees what you see. So does spying software on a device.',
    'A person you write to can remember your words, or copy them.',
    'We who run this place cannot read your words. A dishonest host could send other code.'
  ],
  limitsTitle: 'What is good to know',
  needed: 'You need a nickname and a passphrase. No e-mail, no phone number, no story to tell.',
  /** In another language: that the app inside is in English. */
  inside: '',
  card: 'Your card lets you make a place here. Once you have one, the card is no longer needed.',
  leaving: 'How to leave this page fast',
  goOn: 'Go on',
  signIn: 'I have been here before',
  help: 'Help now',
  invited: (name: string) => `You are coming in to be beside ${name}.`,
  role: 'Somebody asks you to take on a role. You answer once you have a place here.',
  asking: (circle: string) =>
    `You are coming in to ask the circle “${circle}”. Your question goes out once you have a place here.`
} as const

const noWayInWords = {
  closed: {
    title: 'Nobody new comes in right now',
    text: 'This place takes in no new people at the moment.',
    next: 'You can ask the people who run it. Help now shows who to call today.'
  },
  invitation: {
    title: 'People come in here by invitation',
    text: 'Someone who is here can give you a link or a card. With it you can come in.',
    next: 'If you have a link, open it again. If it does not work, ask them for a new one.'
  },
  outside: 'You can also turn to:',
  card: 'I have a card',
  signIn: 'I have been here before',
  help: 'Help now'
} as const

const youWords = {
  title: 'What shall we call you?',
  intro: 'Only the people you connect with will see it. You can change it at any time.',
  nickname: 'Nickname',
  nicknameHint: 'Not your full name. Anything that feels like you.',
  nicknameMissing: 'Choose any name you like. One letter is enough.',
  signInName: 'To sign in you will use this name:',
  signInNameWhy:
    'We made it so that nobody can guess who is here. You need it each time you sign in.',
  anotherName: 'Another name',
  anotherCard: 'Type another code',
  device: 'Is anyone else able to see this device?',
  goOn: 'Make my place',
  back: 'Back'
} as const

const deviceNames: Readonly<Record<Device, string>> = {
  shared: "Yes, or I'm not sure",
  own: 'No, it is mine alone'
}
const deviceMeanings: Readonly<Record<Device, string>> = {
  shared: 'We keep nothing on this device. When you leave, it is as if you had not been here.',
  own: 'A reload keeps you signed in for ten minutes. After that it locks. What is kept is sealed.'
}

const arriveRefusals: Readonly<Record<'not-admitted' | 'community-closed', Said>> = {
  'not-admitted': {
    what: 'This way in does not work any more.',
    next: 'Ask the person who gave you the link for a new one. What you typed is still here.'
  },
  'community-closed': {
    what: 'This place takes in no new people right now.',
    next: 'You can ask the people who run it.'
  }
}

/** Used, unknown, taken back and over are told alike: a card says nothing about who had it. */
const cardRefusals: Readonly<Record<'not-admitted' | 'community-closed', Said>> = {
  'not-admitted': {
    what: 'This card does not let anybody in now.',
    next: 'It may have been used, or its time may be over. Ask for a new one, or type another code.'
  },
  'community-closed': {
    what: 'This place takes in no new people right now.',
    next: 'You can ask the people who run it. Keep your card: it may work again later.'
  }
}

/** The page on which the code of a card is typed. */
const cardWords = {
  title: 'Do you have a card?',
  text: 'Type the code from your card. Small or capital letters are both fine, with gaps or without.',
  withCode: 'Your code is here already. Go on when you are ready.',
  code: 'The code',
  codeMissing: 'The code goes here: twelve letters and digits.',
  codeDiffers: 'This is not quite the code of a card. Look at each letter and digit once more.',
  goOn: 'Go on',
  noCard: 'I have no card',
  beenHere: 'I have been here before',
  inTitle: 'You are in already',
  inText:
    'A card is for somebody who is not here yet. If you have not used yours, you can give it on.',
  toToday: 'Go to Today',
  withoutScript:
    'To read a code, this page needs JavaScript. Turn it on for this page, or use another browser, then open the link once more.'
} as const

const signInWords = {
  wentBack:
    'Sign in to go on. If you changed your passphrase or your twelve words lately, try the earlier ones.',
  title: 'Welcome back',
  by: 'How would you like to sign in?',
  byPassphrase: 'With my passphrase',
  byKit: 'With my twelve words',
  name: 'Sign-in name',
  nameHint: 'Three words, as you wrote them down.',
  nameMissing: 'Your sign-in name goes here. Without it, your twelve words open the door.',
  passphrase: 'Passphrase',
  passphraseMissing: 'Your passphrase goes here.',
  kit: 'Your twelve words',
  kitHint: 'In order, with spaces between. The first four letters of each are enough.',
  device: 'Is anyone else able to see this device?',
  signIn: 'Sign in',
  comeIn: 'I am new here',
  help: 'Help now'
} as const

const signInRefusals: Readonly<Record<'passphrase' | 'kit', Said>> = {
  passphrase: {
    what: 'This name and this passphrase do not belong together.',
    next: 'Look at both again. Your twelve words also open the door. You can then choose a new passphrase.'
  },
  kit: {
    what: 'These twelve words do not open a door here.',
    next: 'They may have been changed since. Your passphrase works as well.'
  }
}

/** Words that belong to no single field. */
const notThisPlace: Said = {
  what: 'This is not the same place that you came to before.',
  next: 'Look at the address above. If you do not know it, press Exit.'
}

const keyringClosed: Said = {
  what: 'You came in, and what this place keeps of your keys does not open. Nothing was changed.',
  next: 'Try again later. If it stays so, tell the people who run this place: they may have a backup.'
}

type KitRefusal = Awaited<ReturnType<Beside['signInWithKit']>>['refusal']

/** Why the typed words are no kit, with the word named by where it stands. */
function kitProblem(refusal: KitRefusal): string {
  switch (refusal?.problem) {
    case 'word-count':
      return refusal.count === 0
        ? 'Your twelve words go here.'
        : `We read ${refusal.count} words here. There are twelve on your sheet.`
    case 'unknown-word':
      return `Word ${refusal.position}, “${refusal.word}”, is not on the list. Look at it on your sheet.`
    case 'words-do-not-fit':
    case undefined:
      return 'All words are known, but they do not fit together. Two may have changed places.'
    default:
      return refusal satisfies never
  }
}

export const inviteRefusals: Readonly<Record<InviteRefusal, Said>> = {
  'link-cut-short': {
    what: 'A part of the link is missing.',
    next: 'Copy the whole link and open it again.'
  },
  'invite-unknown': {
    what: 'This link is not known here.',
    next: 'Ask the person who gave it to you for a new one.'
  },
  'invite-used': {
    what: 'This link has been used. Each link works once.',
    next: 'Ask the person who gave it to you for a new one.'
  },
  'invite-expired': {
    what: 'This link was open for seven days, and they are over.',
    next: 'Ask the person who gave it to you for a new one.'
  },
  'invite-revoked': {
    what: 'This link was closed.',
    next: 'You can ask the person who gave it to you.'
  },
  'invite-void': {
    what: 'This link does not work any more.',
    next: 'You can ask the person who gave it to you.'
  },
  'another-server': {
    what: 'This link belongs to another place.',
    next: 'Open it as it is, with its whole address.'
  },
  'own-link': {
    what: 'This link is your own.',
    next: 'Give it to the person you would like beside you.'
  }
}

/** Why a circle could not be asked. Whoever reads this is in already. */
const askRefusals: Readonly<Record<InviteRefusal, Said>> = {
  ...inviteRefusals,
  'invite-used': {
    what: 'Somebody else came in with this link before you could ask.',
    next: 'Ask the person who gave it to you for a new one.'
  },
  'invite-revoked': {
    what: 'The circle has closed this link.',
    next: 'You can ask the person who gave it to you.'
  },
  'invite-void': {
    what: 'This link does not work any more. The person who gave it may have left the circle.',
    next: 'You can ask them, in the way you usually talk.'
  },
  'own-link': {
    what: 'You are in this circle already.',
    next: 'Look under Circles.'
  }
}

/** A link led into a circle, and the circle could not be asked. */
const askAgainWords = {
  title: 'The circle was not asked yet',
  stays: 'You have your place here, and it stays yours.',
  note: 'What you wrote to the circle',
  notSent: 'As far as this device knows, nobody has seen this yet. You can copy it.',
  askAgain: 'Ask again',
  asking: 'Asking',
  signIn: 'Sign in',
  toToday: 'Go on to Today'
} as const

const placeWords = { comeIn: 'Come in', signIn: 'Sign in' } as const

export const arrivalWords = {
  steps: arrivalSteps,
  about: aboutWords,
  noWayIn: noWayInWords,
  you: youWords,
  deviceNames,
  deviceMeanings,
  arriveRefusals,
  cardRefusals,
  card: cardWords,
  signIn: signInWords,
  signInRefusals,
  notThisPlace,
  keyringClosed,
  kitProblem,
  inviteRefusals,
  askRefusals,
  askAgain: askAgainWords,
  place: placeWords
} as const
