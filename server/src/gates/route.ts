/**
 * A route: its path, its limits, who may come, what they bring, and what it does. There is no way to
 * declare one without limits, and `http/` registers nothing else.
 */
import type { ServerResponse } from 'node:http'
import type { Reason } from '@beside/contract'
import type { Bytes } from '@beside/kernel/wire'
import type { GenericSchema, InferOutput } from 'valibot'
import type { OpenSession } from './session-gate.ts'
import type { SpaceMember } from './token-gate.ts'

export type Limits = {
  /** The largest body; 0 where none is expected. */
  readonly bodyBytes: number
  /** How often in one minute… */
  readonly perMinute: number
  /** …by one address, or one session. */
  readonly per: 'address' | 'session'
  /** How often in one minute by one network, where one line with many addresses could close the door for others. */
  readonly networkPerMinute?: number
  /** How often in one minute by everybody together, where many addresses could wear the server out. */
  readonly allPerMinute?: number
}

/**
 * Who may come. `nobody`: no session is needed. `session`: signed in. `fresh`: signed in within the last
 * minutes. `member`: with a token of the space in the path.
 */
export type Needs = 'nobody' | 'session' | 'fresh' | 'member'

export type Asked<Who extends Needs = Needs, Body = unknown> = {
  readonly body: Body
  readonly session: Who extends 'nobody' ? null : OpenSession
  readonly member: Who extends 'member' ? SpaceMember : null
  /** A part of the path as bytes; undefined if it does not have this size. */
  readonly bytesIn: (part: string, size: number) => Bytes | undefined
  /** A part of the path as it stands. */
  readonly wordIn: (part: string) => string
  /** A part of the path as a whole number; undefined if it is not one. */
  readonly numberIn: (part: string) => number | undefined
  /** A value in the query as bytes; undefined if it does not have this size. */
  readonly bytesAsked: (name: string, size: number) => Bytes | undefined
  /** A whole number in the query; undefined if it is not there or not one. */
  readonly countIn: (name: string) => number | undefined
  /** All that the query says, name by name, as it stands there. */
  readonly queried: () => readonly (readonly [string, string])[]
  readonly header: (name: string) => string | undefined
  /** Where the request came from: for counting only, and never kept. */
  readonly address: string
  readonly cookies: string
}

export type Reply =
  JsonReply | BytesReply | UnchangedReply | StreamReply | SeeOtherReply | RefusalReply
export type JsonReply = {
  readonly ok: true
  readonly json: unknown
  readonly headers?: Readonly<Record<string, string>>
}
/** A file as it is; the headers say what it is. */
export type BytesReply = {
  readonly ok: true
  readonly bytes: Bytes
  readonly headers: Readonly<Record<string, string>>
}
/** Whoever asks has it already. */
export type UnchangedReply = {
  readonly ok: true
  readonly unchanged: true
  readonly headers: Readonly<Record<string, string>>
}
/** Leads a browser on to a page of ours. */
export type SeeOtherReply = { readonly ok: true; readonly seeOther: string }
/** Takes the connection over: the handler writes to it from here on, or refuses and leaves it alone. */
export type StreamReply = {
  readonly ok: true
  readonly stream: (outgoing: ServerResponse) => RefusalReply | undefined
}
export type RefusalReply = {
  readonly ok: false
  readonly reason: Reason
  readonly retryAfterSeconds?: number
  /** What the contract lets go with this reason. */
  readonly more?: Readonly<Record<string, unknown>>
  readonly headers?: Readonly<Record<string, string>>
}

export type Route = {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  readonly path: string
  readonly limits: Limits
  readonly needs: Needs
  /** True where the key in the path is all that counts, whichever site sends it. */
  readonly isFromAnywhere?: true
  readonly body: GenericSchema | null
  readonly answer: (asked: Asked) => Promise<Reply>
}

type RouteWith<Who extends Needs, Schema extends GenericSchema | null> = Omit<
  Route,
  'needs' | 'body' | 'answer'
> & {
  readonly needs: Who
  readonly body: Schema
  readonly answer: (
    asked: Asked<Who, Schema extends GenericSchema ? InferOutput<Schema> : null>
  ) => Promise<Reply>
}

export function route<Who extends Needs, Schema extends GenericSchema | null>(
  declared: RouteWith<Who, Schema>
): Route {
  // The door parses the body by this very schema and lets in only whom `needs` allows.
  return declared as unknown as Route
}

export function json(body: unknown): JsonReply {
  return { ok: true, json: body }
}

export function no(reason: Reason): RefusalReply {
  return { ok: false, reason }
}
