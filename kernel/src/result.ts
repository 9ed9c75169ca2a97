/** An outcome that is expected to go either way. The reason is a word of the room, never a message. */
export type Result<Value, Reason extends string> = Ok<Value> | Refused<Reason>
export type Ok<Value> = { readonly ok: true; readonly value: Value }
export type Refused<Reason extends string> = { readonly ok: false; readonly reason: Reason }

export function ok<Value>(value: Value): Ok<Value> {
  return { ok: true, value }
}

export function refused<Reason extends string>(reason: Reason): Refused<Reason> {
  return { ok: false, reason }
}
