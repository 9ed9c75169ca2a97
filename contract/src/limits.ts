/** Limits of the wire. They stand here, beside the shapes, so that client and server read one number. */
export const WIRE_LIMITS = {
  /** One request's body: an entry of 64 KiB in base64url with its envelope. */
  bodyBytes: 160_000,
  keyringBytes: 65_536,
  cardBytes: 16_384,
  /** A drop as a whole: boxes and sealed words. A report holds up to twenty records with their proofs. */
  dropBytes: 98_304,
  /** Drops that wait at one address, and what they weigh together: a queue that nobody looks after has an end. */
  dropsOfAddress: 50,
  dropBytesOfAddress: 1_638_400,
  dropDays: 30,
  /** How long a member has a drop to themselves, so that two do not answer at once. */
  dropTakenMinutes: 15,
  mailboxesAtOnce: 20,
  /** What a circle says of itself on the list, how long it stays there, and how many circles stand in it. */
  listingBytes: 6144,
  listingDays: 90,
  listingsOfPlace: 100,
  /** How long a circle stays off the list that stewards took off to talk first; shorter than `listingDays`. */
  listingHeldDays: 30,
  /** A question to the listeners as a whole, how long it may wait, and how many wait together. */
  askBytes: 8192,
  askHours: 168,
  asksWaiting: 200,
  /** How long whoever said yes has until they are in the conversation, and how long it counts as one of theirs. */
  askTakenMinutes: 5,
  askOpenHours: 24,
  /** One that goes on counts as one of the listener's for so long. */
  askContinuingDays: 30,
  /** Of how they were heard a person lets one answer join the totals within so many days. */
  heardAnswerDays: 90,
  /** So many answers there are to a question before anybody is shown what they say together. */
  heardAnswersShown: 50,
  /** What a person may call the sender and the subject of a nudge. */
  nudgeLineLength: 40,
  mailAddressLength: 200,
  letterSubjectLength: 120,
  letterTextLength: 20_000,
  /** Letters that a place keeps, and drafts among them. */
  lettersKept: 2000,
  /** Until when somebody who was asked whether it is them may say so. */
  newsletterAskedDays: 3,
  /** In which a reader may say yes once more, where all are asked again after a restore. */
  newsletterAskedAgainDays: 14,
  /** As many as are asked in that time at most, so that none gives way to those who come after. */
  newsletterAskedWaiting: 44_000,
  /** What push services give to a browser has up to about 400 letters. */
  pushEndpointLength: 500,
  /** A sealed row lies within one page of the store, as rows of accounts do. */
  nudgeSealedBytes: 896,
  tokensAtOnce: 64,
  findsAtOnce: 40,
  pageRecords: 100,
  /** What the records of one reply may hold together, about 1 MB on the wire; the first always comes. */
  pageBytes: 786_432,
  pageRecordsDefault: 50,
  /** Leaves before a page, so that what its records had seen can be checked. */
  windowLeaves: 512,
  leavesAtOnce: 10_000,
  operationsAtOnce: 200,
  /** How long the log of a bond may grow while its invitation waits: the guest is shown all of it. */
  recordsBeforeJoin: 200,
  documentsOfOwn: 200,
  /** In a space with others, by one member: whoever came and went takes nobody's room. */
  documentsOfMember: 40,
  /** How many replies a client reads before it takes them for made up. */
  documentPages: 5000,
  feedCursors: 200,
  sessionsOfAccount: 50,
  tokenMinutes: 10,
  /** How long after signing in a person may change keys or delete without signing in once more. */
  freshMinutes: 5,
  nameLength: 80,
  /** The directory as everybody's device fetches it: how many files, and how large one of them. */
  packParts: 64,
  packPartBytes: 33_554_432,
  /** What somebody may type to look for. */
  askedLength: 300,
  /** A feed that a steward brings, each piece of it, and what it may be called. */
  feedBytes: 262_144_000,
  feedPieceBytes: 524_288,
  sourceLength: 200,
  feedAddressLength: 300,
  /** Entries written by hand: a line, a text, lines of hours, how many entries, and how often each may be written anew. */
  writtenLine: 200,
  writtenText: 2000,
  writtenHours: 7,
  writtenEntries: 2000,
  waysOfEntry: 200,
  /** Files that a browser may get from one build. */
  filesOfRelease: 2000,
  linesOfCommunity: 40,
  /** All lines of a place as a device fetches them, each text in a script of three bytes a letter. */
  linesPartBytes: 262_144,
  /** How long a steward who is alone waits before their own yes to a line counts. */
  lineAloneHours: 72,
  /** What is noted of lines: of each that stands there, and of all that were taken away. */
  actsOfLine: 20,
  actsOfGoneLines: 200,
  /** How long somebody may be paused, and how many pauses may wait for those whom they are for. */
  pauseDays: 90,
  /** Pauses without a second yes, and ends of pauses, that one of the safety team may have waiting. */
  pausesOfOne: 10,
  pausesWaiting: 200,
  /** Cards of entry that a steward makes at once, and that may wait altogether. */
  entriesAtOnce: 40,
  entriesWaiting: 400,
  entryDays: 30,
  /** The library: letters of one text, how many texts, and how often each may be written anew. */
  textLength: 40_000,
  textsOfLibrary: 300,
  revisionsOfText: 200,
  sourcesOfText: 40,
  /** One picture as it is sent, and all of them together. */
  pictureBytes: 524_288,
  picturesOfLibrary: 200,
  picturesOfText: 12,
  /** Gatherings that a place keeps, dates of one series, how far ahead they may be, and how often one is shown anew. */
  gatheringsKept: 500,
  datesOfGathering: 104,
  gatheringAheadDays: 1100,
  revisionsOfGathering: 100,
  /** Seats of one date, and people who wait for one. */
  seatsOfDate: 500,
  waitingForDate: 100,
  /** Everybody is told so long before a place closes. */
  closingDays: 30,
  /** Accounts that one open invitation may admit: a first try may have been interrupted. */
  admissionsOfInvite: 3
} as const
