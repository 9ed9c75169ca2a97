import type { Bytes } from './bytes/encode.ts'

declare const brand: unique symbol
type Branded<Name extends string> = Bytes & { readonly [brand]: Name }

/** Distinct types at the trust line: each is made in one place, by a checking function. */
export type SpaceId = Branded<'SpaceId'>
export type SignPublicKey = Branded<'SignPublicKey'>
export type KemPublicKey = Branded<'KemPublicKey'>
export type SecretKey = Branded<'SecretKey'>
export type Hash = Branded<'Hash'>
