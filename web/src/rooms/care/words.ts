/** Words of who looks after this place, and of those who do. */
import type { RoleEvent, RoleHolder, RoleSaid, TeamRole, WaitingYes } from '@beside/client'

/** A single one of them. */
export const roleNames: Readonly<Record<TeamRole, string>> = {
  steward: 'Steward',
  safety: 'Safety helper',
  facilitator: 'Facilitator',
  listener: 'Listener',
  professional: 'Professional',
  editor: 'Editor'
}

export const teamNames: Readonly<Record<TeamRole, string>> = {
  steward: 'Stewards',
  safety: 'Safety team',
  facilitator: 'Facilitators',
  listener: 'Listeners',
  professional: 'Professionals',
  editor: 'Editors'
}

export const roleMeans: Readonly<Record<TeamRole, string>> = {
  steward: 'They look after this place. They read only what somebody shows to them.',
  safety: 'They look at reports. They see what somebody chose to show them, and nothing else.',
  facilitator: 'They hold circles.',
  listener: 'They listen for a while. They do not treat or diagnose.',
  professional: 'This is their work: as a nurse, a counsellor or a lawyer, for example.',
  editor:
    'They write the texts and letters that everybody can read. They see nothing that somebody shares.'
}

/** The fields of what somebody with a role shows of themselves. */
const shownFields = {
  name: 'The name you show',
  lines: 'A few lines about you',
  linesHint: 'What people may want to know. You can leave this empty.'
} as const

export const shownLimits = { name: 40, lines: 200, checked: 200 } as const

export const whoWords = {
  title: 'Who looks after this place',
  lead: 'These people chose to be known to everybody here.',
  none: 'Nobody has taken this on here yet.',
  notRead: 'We could not look this up just now. It will be here once this place answers.',
  outside: 'Somebody outside this place:',
  you: 'You',
  noName: 'Somebody without a name yet',
  checked: (words: string) => `What was checked: ${words}`,
  checkedBy: {
    two: 'Two stewards said yes.',
    one: 'Checked by one person.',
    founder: 'They began it. Nobody checked it.'
  } satisfies Record<RoleHolder['checkedBy'], string>,
  until: (day: string) => `Until ${day}.`,
  mustReport: 'By law or by their work, they pass on some things they hear to an authority.',
  noReport: 'They have no duty to report that we know of.',
  reportUnsaid: 'They have not said whether it is their duty to report some things.',
  since: (day: string) => `Since ${day}.`,
  asSteward: 'As a steward who looks after this team.',
  asLead: 'As a lead whom other listeners can call in.',
  logTitle: 'The log of roles',
  logLead: 'Every role that was given or ended, by whom and when. Those who did it signed it.',
  askedTitle: (role: string) => `You said yes to a role: ${role}`,
  asking:
    'Now the stewards answer. Once one of them proposes you, everybody here can see your name and what was checked.',
  takeBack: 'Take my yes back',
  takeBackTitle: 'Take your yes back?',
  takeBackText:
    'If no steward has proposed you yet, nothing was public. If one has, tell them that you do not want the role.',
  takeBackConfirm: 'Take it back',
  notNowTitle: (role: string) => `Not now: ${role}`,
  notNow: 'The stewards said “not now”.',
  endedTitle: (role: string) => `Your role has ended: ${role}`,
  ended: 'Somebody else ended it. These are their words:',
  endedNoWords: 'Somebody else ended it, without words.',
  putAway: 'Put this away',
  toCare: 'Open Care',
  toMe: 'Back to Me'
} as const

export const careWords = {
  title: 'Care',
  lead: 'What you do here is for the place. You see only what somebody chose to show you, and nobody is counted.',
  second:
    'So that this does not rest on one person, ask somebody to be a second steward. Until then all you say yes to reads “checked by one person”.',
  secondHow: 'Ask for a second steward',
  soleMine: (team: string) =>
    `${team}: you alone look after this team. What you give in it reads “checked by one person”.`,
  bringInto: (team: string) => `Bring another steward in: ${team}`,
  soleOther: (name: string, team: string) =>
    `${team}: ${name} alone looks after this team. Ask ${name} to bring you in as a steward of it.`,
  oldLines:
    'We dial each line on Help now every 90 days. For these it is time, or soon will be. Dial them, then change the day.',
  dialledLast: (name: string, day: string) => `${name}, dialled on ${day}`,
  toLines: 'Change these lines',
  waitingLines: 'These lines wait for a steward who has dialled them too and says yes.',
  toWaitingLines: 'Look at what waits',
  seeAll: 'See what everybody sees',
  waitingTitle: 'Waits for a second yes',
  doorTitle: 'Said yes to a role',
  giveTitle: 'Roles',
  give: 'Give somebody a role',
  publicTitle: 'What everybody can read',
  publicLead:
    'You write texts, letters and gatherings, and bring lists. A steward sends letters and publishes lists.',
  placeTitle: 'The place',
  settings: 'How this place is set up',
  circles: 'Circles that can be found',
  cards: 'Cards to come in with',
  newsletter: 'News by mail',
  gatherings: 'Gatherings',
  library: 'Texts for everybody',
  feeds: 'Lists for Find support',
  entries: 'Entries written here',
  hiding: 'Hide a street',
  heardTotals: 'How people are heard here',
  linksTitle: 'Links that are open',
  link: (role: string, day: string) => `${role}, open until ${day}`,
  show: 'Show this link',
  hide: 'Hide this link',
  close: 'Close this link',
  closeTitle: 'Close this link?',
  closeText: 'It then opens nothing. Who has said yes with it still waits for your answer.',
  closeConfirm: 'Close it',
  nothing: 'Nothing waits for you here.',
  proposed: (by: string, name: string, role: string) => `${by} asks for a yes: ${name}, ${role}`,
  proposedByMe: (name: string, role: string) => `You asked for a yes: ${name}, ${role}`,
  kinds: {
    give: '',
    end: 'To end the role of a steward.',
    'make-steward': 'To let them look after this team.',
    'no-steward': 'So that they look after this team no more.'
  } satisfies Record<WaitingYes['kind'], string>,
  waitsForOther: 'It needs the yes of another steward. It waits here for 30 days.',
  waitsAlone: (time: string) =>
    `You are the only steward of this team. You can say the second yes yourself from ${time}. It will say “checked by one person”.`,
  yes: 'Yes, I agree',
  said: 'Done. Everybody here can see it now.',
  asks: (name: string, role: string) => `${name} says yes: ${role}`,
  asksMeaning:
    'Read it once more. If you propose them, everybody here can see their name and what was checked.',
  thenSecond: 'Then it waits for another steward of this team.',
  thenAlone: 'Then it waits for three days, and you say the second yes yourself.',
  propose: 'Propose them',
  proposedDone: 'It waits for the second yes now.',
  notNow: 'Not now',
  notNowTitle: (name: string) => `Say “not now” to ${name}?`,
  notNowText: 'Nothing becomes public.',
  words: 'A few words to them',
  wordsHint: 'Only they and the stewards can see them. You can leave this empty.',
  confirm: 'Send this answer',
  answered: (name: string) => `${name} gets your answer.`,
  peopleTitle: 'Who holds a role',
  end: 'End this role',
  endOf: (name: string) => `End the role of ${name}`,
  endTitle: (name: string) => `End the role of ${name}?`,
  endTexts: [
    'Everybody can see that it ended, and that you ended it. The reason stays in the team.'
  ],
  endSteward: 'For a steward, it needs the yes of another one first.',
  reason: 'The reason',
  reasonHint: 'They and the team can read it. A few calm words are enough.',
  endConfirm: 'End it',
  ended: (name: string) => `The role of ${name} ends.`,
  endWaits: 'It waits for the yes of another steward now. Until then nothing changes.',
  mineTitle: 'Your part in it',
  handOver: 'Hand over'
} as const

export const leaveWords = {
  leave: (role: string) => `Give back: ${role}`,
  title: 'Give this role back?',
  text: 'Everybody can see that you gave it back. You stay here as a person.',
  confirm: 'Give it back',
  behind: {
    nobody: 'You are the last one in this team. After you there is nobody in it.',
    'no-steward':
      'You are the last steward of this team. After you, whoever of it has been in it longest looks after it.'
  },
  last: {
    steward: 'Nobody can then change how this place is set up, or give a role.',
    safety: 'Where nobody is left, reports reach nobody here.',
    facilitator: 'Circles go on. Where nobody is left, nobody is known as a facilitator.',
    listener: 'Where nobody is left, nobody here listens in this role.',
    professional: 'Where nobody is left, nobody here is known for their work.',
    editor: 'Where nobody is left, the stewards write what everybody reads.'
  } satisfies Record<TeamRole, string>
} as const

export const giveWords = {
  title: 'Give somebody a role',
  lead: 'You make a link and give it to one person. They read what it means and say yes.',
  role: 'Which role?',
  roleMissing: 'Choose the role that you mean.',
  chooseOne: 'Choose one of these.',
  second: {
    other: 'Once they have said yes, you propose them, and another steward of this team agrees.',
    me: 'You alone look after this team. Once they have said yes, it waits for three days. Then you agree yourself, and it reads “checked by one person”.'
  },
  notMine: (names: readonly string[]) =>
    `You do not look after this team. Ask ${names.join(' or ')}: they can give this role, and bring you in as a steward of it.`,
  first:
    'This is the first one here. You begin this team, and stay in it as a steward. In the safety team, people can then send reports to you.',
  checked: 'What did you check?',
  checkedHint:
    'Only what you did, such as: we met twice, and spoke about what this role asks. Everybody here can read it.',
  checkedMissing: 'A few words are needed, so that people know what they can rest on.',
  until: 'Until which day?',
  untilHint: 'A year at most. Then you look at it together again.',
  untilMissing: 'Choose a day to come, within a year.',
  mustReport: 'Is it their duty to report some things they hear?',
  mustReportChoices: {
    no: 'No, not that we know of',
    yes: 'Yes, by law or by their work'
  },
  mustReportHint: 'People see this before they write to them.',
  asSteward: 'Shall they look after this team as a steward?',
  asStewardChoices: { no: 'No', yes: 'Yes, they are a steward here' },
  asLead: 'May other listeners call them in as a lead?',
  asLeadChoices: { no: 'No', yes: 'Yes, they are a listener lead' },
  asLeadHint: 'A lead has more practice. They are called in only with the yes of the person.',
  whoCanSee: 'Everybody who is signed in can read this once a steward proposes them.',
  make: 'Make the link',
  made: 'The link is made. Give it to the one person whom you mean.',
  leave: 'Let this go',
  leaveText: 'What you wrote for this role goes. No link was made.',
  another: 'Another role',
  back: 'Back to Care'
} as const

export const beginWords = {
  title: 'You look after this place',
  lead: 'You are the first steward. Stewards look after this place. They read only what somebody shows to them.',
  public:
    'Everybody who is signed in will see who the stewards are. Show as much of you as feels right.',
  ...shownFields,
  nameHint: 'A first name, or one that you only use here.',
  nameMissing: 'A name is needed, so that people know who looks after this place.',
  whoCanSee: 'Everybody who is signed in here can see this.',
  mustReport: 'Is it your duty to report some things you hear?',
  begin: 'Take this on',
  there: 'There are already people who look after this place.',
  thereNext:
    'If you go on, you stand in their place. Everybody who knew them is told, in clear words.',
  goOn: 'Stand in their place',
  noKey: 'This page opens from a steward’s link',
  noKeyText: 'The hour of your link may be over. The one who runs the server can make a new one.',
  toToday: 'Back to Today'
} as const

export const roleWords = {
  title: (role: string) => `A role for you: ${role}`,
  by: (name: string) => `${name} asks you.`,
  means: 'What it means',
  checked: (words: string) => `What they write they checked: ${words}`,
  until: (day: string) => `It lasts until ${day}. You can give it back at any time.`,
  mustReport: 'It says that it is your duty to report some things you hear. People see that first.',
  noReport:
    'It says that you have no duty to report. If that is not so, tell them before you say yes.',
  isSteward: 'You would look after this team as a steward.',
  isLead: 'Other listeners could call you in as a lead.',
  publicTitle: 'What everybody here will see',
  public: 'The name and lines below, your role, what was checked, and until when.',
  log: 'The log keeps that you had this role, also after it has ended.',
  ...shownFields,
  nameHint: 'It does not have to be your nickname.',
  whoCanSee:
    'The stewards see this now. Once one of them proposes you, everybody here can see your name. Your lines come when the role begins.',
  yes: 'Say yes',
  no: 'Not now',
  gone: 'There is no question open here',
  goneText: 'Open the link that you were given once more.'
} as const

const dayForm = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric' })
const momentForm = new Intl.DateTimeFormat('en-GB', {
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  hour: '2-digit',
  minute: '2-digit'
})

/** "3 May 2027". */
export function dayWithYear(at: number): string {
  return dayForm.format(at)
}

/** "Monday 3 May at 14:05": rounded up, so that it is not too early. */
export function momentInWords(at: number): string {
  return momentForm.format(at + 60_000)
}

export function nameOr(name: string): string {
  return name === '' ? whoWords.noName : name
}

/** What was checked about somebody with a role, by how many, and until when it is theirs. */
export function factsOf({ role, isSteward, checked, checkedBy, until }: RoleSaid): string {
  const facts = [
    isSteward && role !== 'steward' && whoWords.asSteward,
    checked !== '' && whoWords.checked(checked),
    whoWords.checkedBy[checkedBy],
    until !== null && whoWords.until(dayWithYear(until))
  ]
  return facts.filter(Boolean).join(' ')
}

/** One line of the log of roles. */
export function eventInWords(event: RoleEvent, role: TeamRole): string {
  const name = nameOr(event.name)
  const by = event.by.map(nameOr).join(' and ')
  const team = teamNames[role].toLowerCase()
  switch (event.kind) {
    case 'founded':
      return `${name} began this: ${team}.`
    case 'given': {
      const how = event.checkedBy === 'one' ? ' Checked by one person.' : ''
      const until = event.until === null ? '' : ` Until ${dayWithYear(event.until)}.`
      return `${name}: ${roleNames[role].toLowerCase()}. ${by} said yes.${how}${until}`
    }
    case 'ended':
      return `${by} ended the role of ${name}.`
    case 'left':
      return `${name} gave the role back.`
    case 'over':
      return `The time of ${name} in this role was over.`
    case 'became-steward':
      return `${name} looks after this team now.`
    case 'steward-no-more':
      return `${name} looks after this team no more.`
    default:
      return event.kind satisfies never
  }
}

/** How one shows oneself, changed later. */
export const shownWords = {
  change: 'Change how I show myself',
  ...shownFields,
  nameHint: 'A first name, or one that you only use here.',
  whoCanSee: 'Everybody who is signed in here can see this.',
  stays: 'What you showed before stays in the records of this place.',
  save: 'Save',
  saved: 'Saved. Everybody here sees it now.',
  leave: 'Not now',
  leaveText: 'What you changed here goes. You stay shown as before.'
} as const

/** Reasons that only actions about roles have. */
export const careRefusals = {
  'link-used': {
    what: 'The hour of this link is over.',
    next: 'The one who runs the server can make a new one.'
  },
  'nothing-written': { what: 'Some words are missing.', next: 'Look at the fields above.' },
  'too-long': { what: 'This is longer than fits.', next: 'Shorten it a little.' },
  'not-now': {
    what: 'This cannot be agreed to just now.',
    next: 'Another steward may have answered it, or its time has not come.'
  },
  'time-over': {
    what: 'The day until which it was meant has passed.',
    next: 'Make a new link with a later day.'
  },
  'last-steward': {
    what: 'You are the only steward here.',
    next: 'Make somebody else a steward first. Then you can give your role back.'
  },
  'drop-taken': { what: 'Another steward answers them just now.', next: 'Look again in a while.' },
  'invite-over': { what: 'Their link is over.', next: 'Give them a new one.' },
  'space-full': {
    what: 'This team has no seat left.',
    next: 'End a role that is not needed first.'
  }
} as const
