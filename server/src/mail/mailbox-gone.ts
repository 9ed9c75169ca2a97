/**
 * Whether a host says of this one mailbox that it is not there, for good (RFC 3463). That a host does not like the
 * sender (5.1.7, 5.1.8, 5.7), or that a mailbox is full (5.2.2), says nothing of the address; nor does no code at all.
 *
 * @param status such as `5.1.1`
 */
export function isMailboxGone(status: string): boolean {
  return GONE.includes(status)
}

const GONE: readonly string[] = ['5.1.1', '5.1.2', '5.1.3', '5.1.6', '5.1.10', '5.2.1']
