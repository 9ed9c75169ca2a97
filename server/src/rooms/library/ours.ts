/**
 * Texts that come with Beside, so that a library is not empty on its first day. They lie beside this file as Markdown.
 * A community takes them back, or writes them anew under the same address; then its own words stand there.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { Slug, TextWords } from '@beside/contract'
import * as v from 'valibot'
import { parse } from 'yaml'

type OwnText = { readonly slug: string; readonly words: TextWords }
export type Ours = ReadonlyMap<string, OwnText>

const folder = new URL('ours/', import.meta.url)

/** @throws if one of them is not what a steward could write: that is our own mistake, and shows at the first start */
export function readOurs(): Ours {
  const names = readdirSync(folder).filter((name) => name.endsWith('.md'))
  const texts = names.toSorted().map((name) => readOne(name))
  return new Map(texts.map((text) => [text.slug, text]))
}

function readOne(name: string): OwnText {
  const file = readFileSync(new URL(name, folder), 'utf8')
  const [, head = '', body = ''] = file.split(/^---\n/mu)
  const words = v.parse(TextWords, { ...(parse(head) as object), body })
  return { slug: v.parse(Slug, name.replace(/\.md$/u, '')), words }
}
