/** Every maximum of the space log in one place; a size is checked before anything is parsed. */
export const LIMITS = {
  /** Members of a space, left ones not counted. */
  members: 64,
  /** Of these, those whom a circle may hold. */
  circleMembers: 12,
  /** Key pairs that one member may have used in a space: nobody can use up the room of another. */
  keysEach: 50,
  /** What is said in the clear beside a post in a team. */
  clearWordsBytes: 1200,
  /** What each steward may have waiting for a second yes, and for how long: nobody uses up the room of another. */
  proposalsEach: 10,
  proposalDays: 30,
  /** How long what one alone proposed has to wait, where nobody else could say yes. */
  aloneHours: 72,
  invitesOpen: 50,
  invitesEver: 1000,
  /** The clear part of an operation: a rekey of 64 members needs 7.5 KB. */
  operationBodyBytes: 8192,
  operationCiphertextBytes: 4096,
  /** 64 KiB of words with their padding. */
  entryCiphertextBytes: 73_728,
  /** Sequence numbers that one erase may name. */
  eraseCount: 256,
  /** How far back a record may say it has seen; a page brings this many leaves before it. */
  seenWindow: 512,
  headerBytes: 9216,
  policyBytes: 64,
  /** Ten years. */
  retentionDays: 3650,
  /** A shorter time acts only after these days: so long everybody can keep what is theirs. */
  shorteningDays: 7,
  inviteDays: 7
} as const
