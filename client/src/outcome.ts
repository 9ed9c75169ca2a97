import type { Result } from '@beside/kernel'

/** Outside failures that any action may meet. Nothing is lost by them. */
export type Trouble =
  /** The account may only read just now. */
  | 'paused'
  | 'unreachable'
  /** The place has closed, or lets nobody in: what was there can be read. */
  | 'community-closed'
  | 'slow-down'
  | 'store-full'
  | 'server-busy'
  | 'not-signed-in'
  | 'not-found'
  | 'something-unexpected'

export type Done<Value, Reason extends string = never> = Promise<Result<Value, Reason | Trouble>>
