/** Markdown becomes pieces: a short list of kinds, each drawn by the pages themselves. No HTML comes of it. */
import type { TextPiece } from '@beside/contract'
import type { Root } from 'hast'
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table'
import { gfmTable } from 'micromark-extension-gfm-table'
import rehypeSanitize from 'rehype-sanitize'
import remarkParse from 'remark-parse'
import remarkRehype from 'remark-rehype'
import { unified } from 'unified'
import type { Processor } from 'unified'
import { calmMarkdown } from './calm-markdown.ts'
import { toPieces } from './to-pieces.ts'

/** How many drawn texts are remembered: a text is read far more often than written. */
const DRAWN_MAX = 64

// A second wall: what is none of these is gone before the pieces are made.
const TAGS =
  'h1 h2 h3 h4 h5 h6 p ul ol li blockquote hr br pre code strong em a img table thead tbody tr th td'
const schema = {
  tagNames: TAGS.split(' '),
  attributes: { a: ['href'], img: ['src', 'alt'] },
  protocols: { href: ['http', 'https'], src: ['picture'] },
  strip: ['script', 'style']
}

const processor = unified()
  .use(remarkParse)
  .use(readOurWay)
  .use(remarkRehype)
  .use(rehypeSanitize, schema)
  .freeze()

const drawn = new Map<string, readonly TextPiece[]>()

/** @param sources how many the text has: `[2]` leads to the second */
export function drawText(body: string, sources: number): readonly TextPiece[] {
  const key = `${sources} ${body}`
  const known = drawn.get(key)
  if (known) return known
  const tree: Root = processor.runSync(processor.parse(calmMarkdown(body)))
  const pieces = toPieces(tree, sources)
  const oldest = drawn.keys().next().value
  if (drawn.size >= DRAWN_MAX && oldest !== undefined) drawn.delete(oldest)
  drawn.set(key, pieces)
  return pieces
}

/**
 * CommonMark with tables. HTML stays the letters that it is, and addresses at another place than the word would be
 * a second way to write what there is one for.
 */
function readOurWay(this: Processor): void {
  const names = ['htmlFlow', 'htmlText', 'definition', 'setextUnderline', 'codeIndented']
  Object.assign(this.data(), {
    micromarkExtensions: [gfmTable(), { disable: { null: names } }],
    fromMarkdownExtensions: [gfmTableFromMarkdown()]
  })
}
