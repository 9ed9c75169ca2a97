import { isPieceTag } from '@beside/contract'
import type { TextPiece } from '@beside/contract'
import type { Element, ElementContent, Root, RootContent } from 'hast'
import { withoutHidden } from './calm-markdown.ts'

/** Deeper than that it is words alone. */
const DEPTH_MAX = 16
/** What holds only blocks: line ends between them say nothing. */
const BLOCKS = ['ul', 'ol', 'blockquote', 'table', 'thead', 'tbody', 'tr']
const WITHIN_A_LINE = ['strong', 'em']
const PICTURE = /^picture:([\w-]{43})$/u

type Walk = { readonly sources: number; level: number; headings: number }

export function toPieces(tree: Root, sources: number): readonly TextPiece[] {
  return innerOf(withoutGaps(tree.children), { sources, level: 1, headings: 0 }, 0)
}

type Node = RootContent | ElementContent

function innerOf(nodes: readonly Node[], walk: Walk, depth: number): readonly TextPiece[] {
  return nodes.flatMap((node) => piecesOf(node, walk, depth))
}

function piecesOf(node: Node, walk: Walk, depth: number): readonly TextPiece[] {
  if (node.type === 'text') return wordsOf(node.value, walk)
  if (node.type !== 'element') return []
  if (depth >= DEPTH_MAX) return wordsOf(textOf(node), walk)
  if (/^h[1-6]$/u.test(node.tagName)) return [headingOf(node, walk, depth)]
  if (node.tagName === 'img') return pictureOf(node)
  const isOfBlocks = BLOCKS.includes(node.tagName)
  const nodes = isOfBlocks ? withoutGaps(node.children) : node.children
  const inner = innerOf(nodes, walk, depth + 1)
  if (node.tagName === 'a') return linkOf(node, inner.map(sayPicture))
  if (node.tagName === 'p') return paragraphsOf(inner)
  if (!isPieceTag(node.tagName)) return inner
  const isWithin = WITHIN_A_LINE.includes(node.tagName)
  return [{ kind: 'part', tag: node.tagName, inner: isWithin ? inner.map(sayPicture) : inner }]
}

function withoutGaps<Child extends Node>(nodes: readonly Child[]): readonly Child[] {
  return nodes.filter((node) => node.type !== 'text' || node.value !== '\n')
}

/** A picture is folded, and what is folded stands between paragraphs and not in one. */
function paragraphsOf(inner: readonly TextPiece[]): readonly TextPiece[] {
  const out: TextPiece[] = []
  let line: TextPiece[] = []
  const end = () => {
    const isEmpty = line.every((piece) => piece.kind === 'words' && piece.words.trim() === '')
    if (!isEmpty) out.push({ kind: 'part', tag: 'p', inner: line })
    line = []
  }
  for (const piece of inner) {
    if (piece.kind !== 'picture') line.push(piece)
    else {
      end()
      out.push(piece)
    }
  }
  end()
  return out
}

/** Within a line, a heading or a link nothing can be folded: there a picture is its words. */
function sayPicture(piece: TextPiece): TextPiece {
  return piece.kind === 'picture' ? { kind: 'words', words: piece.alt } : piece
}

/** The title is above the text, so its headings begin at 2, and none is skipped. */
function headingOf(node: Element, walk: Walk, depth: number): TextPiece {
  const level = Math.min(Math.max(2, Number(node.tagName.slice(1))), walk.level + 1)
  walk.level = level
  walk.headings += 1
  const place = walk.headings
  const inner = innerOf(node.children, walk, depth + 1).map(sayPicture)
  return { kind: 'heading', level, place, inner }
}

function pictureOf({ properties }: Element): readonly TextPiece[] {
  const alt = withoutHidden(stringOf(properties['alt'])).trim()
  const id = PICTURE.exec(stringOf(properties['src']))?.[1]
  // A picture of somewhere else is not fetched by anybody: what it shows is said.
  if (id === undefined) return alt === '' ? [] : [{ kind: 'words', words: alt }]
  return [{ kind: 'picture', id, alt }]
}

function linkOf({ properties }: Element, inner: readonly TextPiece[]): readonly TextPiece[] {
  const address = readAddress(stringOf(properties['href']))
  if (address === undefined) return inner
  return [{ kind: 'link', address, isOutside: !address.startsWith('/'), inner }]
}

/** A page of this place, or one of the web that is what it looks like. */
function readAddress(text: string): string | undefined {
  if (/^\/[a-z\d][a-z\d/-]*(?:#[a-z\d-]+)?$/u.test(text)) return text
  const url = /^https?:\/\//iu.test(text) ? URL.parse(text) : null
  // `https://bank.example@elsewhere.example` would be read as the first.
  if (!url || url.username !== '' || url.password !== '') return undefined
  return url.href
}

/** `[2]` is a mark of the second source, where there are two. */
function wordsOf(text: string, { sources }: Walk): readonly TextPiece[] {
  const pieces = withoutHidden(text).split(/\[(\d{1,2})\]/u)
  return pieces.flatMap((part, at): readonly TextPiece[] => {
    const number = Number(part)
    if (at % 2 === 0) return part === '' ? [] : [{ kind: 'words', words: part }]
    if (number >= 1 && number <= sources) return [{ kind: 'source', number }]
    return [{ kind: 'words', words: `[${part}]` }]
  })
}

function textOf(node: Node): string {
  if (node.type === 'text') return node.value
  return 'children' in node ? node.children.map(textOf).join('') : ''
}

function stringOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}
