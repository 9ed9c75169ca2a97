/** Every reason for which the server says no, with its HTTP status. People never see these words. */
export const REASONS = {
  'bad-request': 400,
  'too-large': 413,
  'not-signed-in': 401,
  /** Also for what is not yours: both look the same. */
  'not-found': 404,
  /** Name, passphrase or kit: which of them is never said. */
  'sign-in-refused': 401,
  /** The act needs a sign-in of the last few minutes. */
  'sign-in-again': 403,
  'slow-down': 429,
  'store-full': 507,
  'store-unavailable': 503,
  'server-busy': 503,
  /** The server's clock jumped, so nothing that expires can be judged just now. */
  'clock-unsure': 503,
  'wrong-origin': 403,
  'not-admitted': 403,
  'community-closed': 403,
  /**
   * The account is paused: it reads, takes everything out, writes in its own space, sends drops, leaves, takes its
   * words back, and changes its keys. `pausedUntil` of its session says until when.
   */
  paused: 403,
  'name-taken': 409,
  'account-exists': 409,
  'keyring-moved': 409,
  /** Another steward changed the settings meanwhile. */
  'settings-moved': 409,
  'token-refused': 403,
  'too-many': 409,
  /** Another file is on its way here. */
  'feed-coming': 409,
  // The chain's own refusals, as the kernel names them.
  'unknown-operation': 422,
  'wrong-space': 422,
  'chain-moved': 409,
  'wrong-epoch': 409,
  'bad-signature': 422,
  'not-a-member': 404,
  'not-allowed': 422,
  'space-closed': 410,
  'rekey-first': 409,
  'key-used': 422,
  'space-full': 409,
  'invite-unknown': 404,
  'invite-used': 410,
  'invite-expired': 410,
  'invite-revoked': 410,
  'invite-void': 410,
  'bad-claim': 422,
  'boxes-differ': 422,
  /** `seenHead` is not the head at `seenSeq`: the writer saw another log. */
  'seen-differs': 409,
  'seen-too-old': 409,
  'not-yours': 422,
  'link-used': 410,
  /** Another member is answering it just now. */
  'drop-taken': 409,
  /** Somebody said yes to it already. */
  'ask-taken': 409,
  'off-shift': 409,
  /** A break, or the time between two shifts. */
  resting: 409,
  'debrief-first': 409,
  /** This place sends no mail. */
  'no-mail': 409,
  'no-push': 409,
  /** The mail host did not take it. */
  'not-sent': 422,
  'wrong-code': 422,
  /** The code is too old, or was tried too often: a new one is needed. */
  'code-over': 410,
  /** A text of the library that stewards took back. */
  'text-withdrawn': 410,
  /** Another steward wrote it anew meanwhile. */
  'text-moved': 409,
  /** No list is fetched from there: no https, a number, or with a name and a word in it. */
  'not-an-address': 422,
  /** The same, of an entry of the directory. */
  'entry-moved': 409,
  /** Its words are those of a refuge, and nobody said that its street is no secret. */
  'sounds-secret': 422,
  /** A picture in it has no words for whoever cannot see it. */
  'words-for-picture': 422,
  /** It is none of the kinds that can be cleaned, or is broken. */
  'picture-refused': 422,
  /** Words that are shown, or can be, hold it. */
  'picture-used': 409,
  /** All seats of this date are taken, and nobody more can wait for one. */
  'gathering-full': 409,
  /** Seats of this date cannot be asked for any more. */
  'asking-over': 409,
  /** Nobody holds a seat by this code. */
  'seat-unknown': 404,
  /** None is to come, one ends before it begins, or they are too many or too far ahead. */
  'dates-refused': 422
} as const satisfies Record<string, number>

export type Reason = keyof typeof REASONS
export type Refusal = { readonly reason: Reason; readonly retryAfterSeconds?: number }
