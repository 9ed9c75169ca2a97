/** What the instance root says of the code that this place serves. The file may come from another machine. */
import { readFile } from 'node:fs/promises'
import { DAY_MS, ReleaseStatement } from '@beside/contract'
import { releaseMessage, sign, toBase64url } from '@beside/kernel/wire'
import type { Bytes, SignPair } from '@beside/kernel/wire'
import * as v from 'valibot'

/** @param now ms since 1970; only the day is said */
export function formatStatement(root: SignPair, releaseHash: Bytes, now: number): string {
  const day = Math.floor(now / DAY_MS)
  const signature = sign(releaseMessage(root.public, releaseHash, day), root.secret)
  const statement: ReleaseStatement = {
    format: 'beside-release-statement-1',
    day,
    signature: toBase64url(signature)
  }
  return `${JSON.stringify(statement, null, 2)}\n`
}

/**
 * The statement in this file as it is; `null` if there is none that can be read. Whether it fits, only
 * those judge who have pinned the root.
 */
export async function readStatement(path: string): Promise<ReleaseStatement | null> {
  const text = await readFile(path, 'utf8').catch(() => '')
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), ReleaseStatement), text)
  return parsed.success ? parsed.output : null
}
