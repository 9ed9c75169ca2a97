/** What the built pages are made of, as the build wrote it down. */
import { existsSync, readFileSync } from 'node:fs'
import { Release } from '@beside/contract'
import * as v from 'valibot'
import { hashOf, releaseFile } from '../setup/describe-release.mjs'

export function readRelease(): { readonly hash: string; readonly release: Release } | undefined {
  if (!existsSync(releaseFile)) return undefined
  const text = readFileSync(releaseFile, 'utf8')
  return { hash: hashOf(text), release: v.parse(Release, JSON.parse(text)) }
}
