import { ACCOUNT_HEADER } from '@beside/contract'
import type { OpenSession } from './session-gate.ts'
import { textOf } from '../log/wire-records.ts'

/** Whether a request is for this account: the cookie may be of somebody who came in since, through another tab. */
export function isMeantFor(
  { account }: OpenSession,
  header: (name: string) => string | undefined
): boolean {
  const meant = header(ACCOUNT_HEADER)
  return meant === undefined || meant === textOf(account)
}
