import ts from 'typescript'

export interface ShownText {
  readonly line: number
  readonly text: string
}

// A word that stands for whatever is filled in, so that a sentence keeps its length.
const filledIn = 'something'

/**
 * Every text that a `words.ts` can show. It is read and not run: a text may stand in a function
 * that fills in a name or a date. A comment `words-allow: <why>` on the line, or on the line
 * above, sets one text free.
 */
export function readShownTexts(path: string, source: string): readonly ShownText[] {
  const file = ts.createSourceFile(path, source, ts.ScriptTarget.Latest, true)
  const lines = source.split('\n')
  const found: ShownText[] = []
  visit(file)
  return found.filter(({ line }) => !isAllowed(lines, line))

  function visit(node: ts.Node): void {
    const text = textOf(node)
    if (text !== undefined && !isSyntax(node)) {
      const { line } = file.getLineAndCharacterOfPosition(node.getStart(file))
      found.push({ line: line + 1, text })
    }
    ts.forEachChild(node, visit)
  }
}

function textOf(node: ts.Node): string | undefined {
  if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) return node.text
  if (!ts.isTemplateExpression(node)) return undefined
  const rest = node.templateSpans.map((span) => `${filledIn}${span.literal.text}`)
  return node.head.text + rest.join('')
}

// Names of reasons, of files and of types are for the code. Nobody reads them on a screen.
function isSyntax(node: ts.Node): boolean {
  const { parent } = node
  if (ts.isPropertyAssignment(parent)) return parent.name === node
  return (
    ts.isImportDeclaration(parent) ||
    ts.isExportDeclaration(parent) ||
    ts.isLiteralTypeNode(parent) ||
    ts.isElementAccessExpression(parent) ||
    ts.isCaseClause(parent) ||
    ts.isBinaryExpression(parent) ||
    ts.isPropertySignature(parent)
  )
}

function isAllowed(lines: readonly string[], line: number): boolean {
  const nearby = [lines[line - 1], lines[line - 2]]
  return nearby.some((text) => text !== undefined && /\/\/ words-allow: \S/.test(text))
}
