/** What screens show of teams: who looks after this place, since when, and by whose yes. */
import type { TeamRole } from '@beside/contract'

export type { TeamRole } from '@beside/contract'

/** A service of the directory to which somebody with a role belongs, as stewards checked. */
export type RoleService = { readonly id: string; readonly name: string }

/** Somebody who holds a role now. All of it is public to everybody here. */
export type RoleHolder = {
  readonly memberId: string
  /** As they show themselves; before they have, as they asked. */
  readonly name: string
  readonly lines: string
  /** What was checked about them, in the words of who gave the role; empty for a founder. */
  readonly checked: string
  /** By how many stewards; nobody checked a founder. */
  readonly checkedBy: 'two' | 'one' | 'founder'
  /** Ms since 1970; a founder's role has no end. */
  readonly until: number | null
  readonly mustReport: boolean
  /** False for a founder who has not said whether they must report. */
  readonly isReportSaid: boolean
  /** When they came into this role, by the log, ms since 1970. */
  readonly givenAt: number
  /** In a team of another role: a steward who looks after it. */
  readonly isSteward: boolean
  /** Of listeners: whom another one can call in. */
  readonly isLead: boolean
  /** Of professionals and facilitators alone. */
  readonly services: readonly RoleService[]
  /** Whether they let members ask them for an introduction there. */
  readonly mayBeAsked: boolean
  readonly isMe: boolean
}

/** What is said of somebody's role wherever one meets them: the same that everybody here can read of their team. */
export type RoleSaid = { readonly role: TeamRole } & Pick<
  RoleHolder,
  'name' | 'checked' | 'checkedBy' | 'until' | 'mustReport' | 'isSteward'
>

/** A role that somebody shows in a bond or a circle, and that the chain of its team proves. */
export type ShownRole = RoleSaid & {
  readonly teamId: string
  /** Ms since 1970; null while they hold it. */
  readonly endedAt: number | null
}

/** A role on a card. Whoever is not signed in cannot check it yet. */
export type CardRoleView = RoleSaid & { readonly isChecked: boolean }

/** What is shown of roles in one bond or circle. */
export type SpaceRoles = {
  /** The teams of the roles that I show there. */
  readonly mine: readonly string[]
  /** Of everybody else who is here and shows one, by member id. */
  readonly theirs: Readonly<Record<string, readonly ShownRole[]>>
}

/** One line of the log of roles, which everybody here can read. */
export type RoleEvent = {
  readonly id: string
  /** Ms since 1970, by the log. */
  readonly at: number
  readonly kind:
    | 'founded'
    | 'given'
    | 'ended'
    | 'left'
    /** The time of the role was over. */
    | 'over'
    | 'became-steward'
    | 'steward-no-more'
  /** Whom it is about. */
  readonly name: string
  /** Who did it; empty where it was the person themselves, or nobody. */
  readonly by: readonly string[]
  /** Where a role was given; else empty, null and null. */
  readonly checked: string
  readonly checkedBy: 'two' | 'one' | null
  readonly until: number | null
}

/** What waits for the yes of a second steward. */
export type WaitingYes = {
  readonly proposalId: string
  readonly kind: 'give' | 'end' | 'make-steward' | 'no-steward'
  readonly name: string
  readonly checked: string
  readonly until: number | null
  readonly mustReport: boolean
  /** Whether it is a steward's post. */
  readonly isSteward: boolean
  readonly isLead: boolean
  readonly services: readonly RoleService[]
  readonly by: string
  readonly isMine: boolean
  readonly proposedAt: number
  /** Whether I can say yes now. */
  readonly mayAnswer: boolean
  /** Where I am the only steward: from when on I may say the second yes myself. */
  readonly aloneFrom: number | null
}

export type TeamView = {
  readonly role: TeamRole
  /** The id of its space. */
  readonly teamId: string
  readonly holders: readonly RoleHolder[]
  readonly waiting: readonly WaitingYes[]
  readonly log: readonly RoleEvent[]
}

/** A role to which I said yes. Nothing of it is public before stewards have said theirs. */
export type AskedRole = {
  readonly teamId: string
  readonly role: TeamRole
  readonly state: 'asking' | 'not-now'
  /** With which the answer was no. */
  readonly words: string
}

/** A role of mine that somebody else ended. */
export type EndedRole = {
  readonly teamId: string
  readonly role: TeamRole
  readonly reason: string
}

/** What whoever is asked reads before a yes, and what a steward reads before theirs. */
export type RoleOffer = {
  readonly checked: string
  readonly until: number
  readonly mustReport: boolean
  /** Whether they would look after the team, as stewards do. */
  readonly isSteward: boolean
  /** For a listener: whether the others could call them in. */
  readonly isLead?: boolean | undefined
  /** For a professional or a facilitator: to which services they belong. */
  readonly services?: readonly RoleService[] | undefined
}

export type RoleAsking = RoleOffer & {
  readonly dropId: string
  readonly name: string
  readonly lines: string
  readonly isLinkOver: boolean
}

/** What waits before a team that I look after. */
export type CareDoor = {
  readonly role: TeamRole
  readonly teamId: string
  readonly asking: readonly RoleAsking[]
  /** My links that still let somebody say yes to a role. */
  readonly links: readonly {
    readonly inviteId: string
    readonly link: string
    readonly expiresAt: number
  }[]
}

/** For those who hold a role. It shows nothing of what people share, and counts nobody. */
export type CareView = {
  /** Whether I look after the place as a whole. */
  readonly isSteward: boolean
  /** Whether I write what everybody reads: as an editor, or as a steward. */
  readonly isWriter: boolean
  readonly doors: readonly CareDoor[]
  /** Who would like to take on a role. Only stewards read it; the longest wait comes first. */
  readonly wishes: readonly HelpingAsk[]
}

/** `not-now`: there are no stewards whom one could ask. */
export type HelpingRefusal = 'not-now' | 'asked-already' | 'too-many' | 'too-long'
/** What a member may ask the stewards for by themselves. */
export type HelpingRole = 'listener' | 'facilitator'
export type HelpingWords = {
  readonly role: HelpingRole
  /** As they may be called. */
  readonly name: string
  readonly drawn: string
  readonly lived: string
}
export type HelpingAsk = HelpingWords & {
  readonly dropId: string
  readonly askedAt: number
  /** The same that whoever asked sees: nothing else ties the name to them. */
  readonly signs: string
}

/** What I asked the stewards, until I put it away. */
export type OwnHelping = {
  readonly role: HelpingRole
  /** `unsure`: the line broke, so it may have arrived. `nobody`: its time is over without an answer. */
  readonly state: 'unsure' | 'waiting' | 'yes' | 'not-now' | 'nobody'
  /** To be read out to a steward while it waits. */
  readonly signs: string
  /** With which they answered. */
  readonly words: string
  /** Of the link to the role, with a yes. */
  readonly fragment: string | null
}

export type TeamsView = {
  readonly teams: readonly TeamView[]
  /** Roles whose team is not the one that this person saw first, or lacks what they saw of it, until they say yes. */
  readonly replaced: readonly TeamRole[]
  readonly asked: readonly AskedRole[]
  readonly ended: readonly EndedRole[]
  readonly helping: {
    /** There are stewards whom one can ask. */
    readonly isOffered: boolean
    readonly own: OwnHelping | null
  }
}
