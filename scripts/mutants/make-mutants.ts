/** The mutants of a file: each is the file with one small mistake in it, as a hurried person may make one. */
import ts from 'typescript'

export type Mutant = {
  /** Where in the file `text` stands in place of what was there. */
  readonly start: number
  readonly end: number
  readonly text: string
  readonly line: number
  /** The function or constant it lies in, and what it changes: names it although lines move. */
  readonly name: string
}
/** `node` is what a reader is shown of the change. */
type Change = Pick<Mutant, 'start' | 'end' | 'text'> & { readonly node: ts.Node }

const SHOWN_LETTERS = 100

/** All mutants of a TypeScript source. Types, imports and exports have none: they are gone when it runs. */
export function makeMutants(path: string, source: string): readonly Mutant[] {
  const file = ts.createSourceFile(path, source, ts.ScriptTarget.Latest, true)
  const changes = file.statements
    .flatMap(changesIn)
    .toSorted((a, b) => a.start - b.start || a.end - b.end)
  const known = new Set<string>()
  const timesNamed = new Map<string, number>()
  return changes.flatMap(({ node, ...change }) => {
    const { start, end, text } = change
    const key = `${start} ${end} ${text}`
    if (known.has(key) || source.slice(start, end) === text) return []
    known.add(key)
    const shown = `${placeOf(node)}: ${shorten(node.getText())} → ${shorten(textAfter(node, change))}`
    const times = (timesNamed.get(shown) ?? 0) + 1
    timesNamed.set(shown, times)
    const line = file.getLineAndCharacterOfPosition(start).line + 1
    return [{ ...change, line, name: times > 1 ? `${shown} (${times})` : shown }]
  })
}

export function applyMutant(source: string, { start, end, text }: Omit<Mutant, 'line' | 'name'>) {
  return source.slice(0, start) + text + source.slice(end)
}

function changesIn(node: ts.Node): readonly Change[] {
  const isGone =
    ts.isTypeNode(node) ||
    ts.isTypeAliasDeclaration(node) ||
    ts.isInterfaceDeclaration(node) ||
    ts.isImportDeclaration(node) ||
    ts.isExportDeclaration(node)
  if (isGone) return []
  const own = [...changeCondition(node), ...changeOperator(node), ...changeLiteral(node)]
  const inner: Change[] = []
  node.forEachChild((child) => void inner.push(...changesIn(child)))
  return [...own, ...changeCall(node), ...removeCode(node), ...inner]
}

/** A condition always holds or never does, and a part of one is left out. */
function changeCondition(node: ts.Node): readonly Change[] {
  const forced = (one: ts.Node) => [replace(one, 'true', node), replace(one, 'false', node)]
  if (ts.isConditionalExpression(node)) return forced(node.condition)
  if (ts.isIfStatement(node)) return forced(node.expression).map(asHead(node.expression))
  if (ts.isWhileStatement(node)) return [replace(node.expression, 'false')]
  if (ts.isForStatement(node) && node.condition) return [replace(node.condition, 'false')]
  if (!ts.isBinaryExpression(node)) return []
  const { left, right, operatorToken } = node
  switch (operatorToken.kind) {
    case ts.SyntaxKind.AmpersandAmpersandToken:
      return [replace(left, 'true', node), replace(right, 'true', node)]
    case ts.SyntaxKind.BarBarToken:
      return [replace(left, 'false', node), replace(right, 'false', node)]
    case ts.SyntaxKind.QuestionQuestionToken:
      return [replace(node, left.getText()), replace(node, right.getText())]
    default:
      return COMPARISONS.has(operatorToken.getText()) ? forced(node).map(asHead(node)) : []
  }
}

const COMPARISONS = new Set(['<', '<=', '>', '>=', '===', '!=='])
const OPERATORS: Readonly<Record<string, readonly string[]>> = {
  '<': ['<=', '>='],
  '<=': ['<', '>'],
  '>': ['>=', '<='],
  '>=': ['>', '<'],
  '===': ['!=='],
  '!==': ['==='],
  '&&': ['||'],
  '||': ['&&'],
  '+': ['-'],
  '-': ['+'],
  '*': ['/'],
  '/': ['*'],
  '%': ['*'],
  '**': ['*'],
  '<<': ['>>'],
  '+=': ['-='],
  '-=': ['+=']
}

/** A border moves by one, a comparison or a sum turns round, a "not" is lost. */
function changeOperator(node: ts.Node): readonly Change[] {
  if (ts.isBinaryExpression(node)) {
    const { left, right, operatorToken } = node
    // Texts are only ever joined.
    if ([left, right].some((one) => ts.isStringLiteralLike(one))) return []
    const others = OPERATORS[operatorToken.getText()] ?? []
    return others.map((text) => replace(operatorToken, text, node))
  }
  if (!ts.isPrefixUnaryExpression(node)) return []
  const isSign = node.operator === ts.SyntaxKind.MinusToken
  const isNot = node.operator === ts.SyntaxKind.ExclamationToken
  return isSign || isNot ? [replace(node, node.operand.getText())] : []
}

/** A text, a list or an object is empty, or not; a yes is a no. */
function changeLiteral(node: ts.Node): readonly Change[] {
  if (ts.isStringLiteral(node)) return [replace(node, node.text ? "''" : "'mutant'")]
  if (ts.isTemplateExpression(node) || ts.isNoSubstitutionTemplateLiteral(node)) {
    return [replace(node, '``')]
  }
  if (ts.isArrayLiteralExpression(node)) {
    return [replace(node, node.elements.length > 0 ? '[]' : "['mutant']")]
  }
  if (ts.isObjectLiteralExpression(node)) {
    return node.properties.length > 0 ? [replace(node, '{}')] : []
  }
  if (node.kind === ts.SyntaxKind.TrueKeyword) return [replace(node, 'false')]
  return node.kind === ts.SyntaxKind.FalseKeyword ? [replace(node, 'true')] : []
}

const OTHER_METHODS = new Map(
  [
    ['some', 'every'],
    ['min', 'max'],
    ['floor', 'ceil'],
    ['startsWith', 'endsWith'],
    ['toUpperCase', 'toLowerCase']
  ].flatMap(([one = '', other = '']) => [
    [one, other],
    [other, one]
  ])
)
const LEFT_OUT = new Set('filter slice subarray toSorted toReversed trim normalize'.split(' '))

/** A call takes the opposite method or is left out, and what may be absent is taken for present. */
function changeCall(node: ts.Node): readonly Change[] {
  if (ts.isPropertyAccessExpression(node) || ts.isElementAccessExpression(node)) {
    const { questionDotToken } = node
    const text = ts.isElementAccessExpression(node) ? '' : '.'
    if (questionDotToken) return [replace(questionDotToken, text, node)]
  }
  if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return []
  const { name, expression } = node.expression
  const other = OTHER_METHODS.get(name.text)
  if (other !== undefined) return [replace(name, other, node)]
  return LEFT_OUT.has(name.text) ? [replace(node, expression.getText())] : []
}

/** A statement is gone, a body does nothing, a function gives back nothing. */
function removeCode(node: ts.Node): readonly Change[] {
  if (ts.isExpressionStatement(node)) return [replace(node, ';')]
  if (ts.isBlock(node) && node.statements.length > 0) return [replace(node, '{}')]
  return ts.isArrowFunction(node) && !ts.isBlock(node.body)
    ? [replace(node.body, 'undefined', node)]
    : []
}

function replace(part: ts.Node, text: string, node: ts.Node = part): Change {
  return { node, start: part.getStart(), end: part.getEnd(), text }
}

/** Two rules may make the same mutant; then both must show it alike. */
function asHead(node: ts.Node) {
  return (change: Change): Change => ({ ...change, node })
}

function textAfter(node: ts.Node, { start, end, text }: Omit<Change, 'node'>): string {
  const from = node.getStart()
  return applyMutant(node.getText(), { start: start - from, end: end - from, text })
}

function shorten(text: string): string {
  const line = text.replace(/\s+/g, ' ').replaceAll('`', "'")
  return line.length <= SHOWN_LETTERS ? line : `${line.slice(0, SHOWN_LETTERS - 1)}…`
}

/** The function around a node, or the constant of the file. */
function placeOf(node: ts.Node): string {
  for (let at = node.parent; !ts.isSourceFile(at); at = at.parent) {
    if (ts.isFunctionDeclaration(at) || ts.isMethodDeclaration(at)) return at.name?.getText() ?? ''
    if (ts.isVariableDeclaration(at) && ts.isSourceFile(at.parent.parent.parent)) {
      return at.name.getText()
    }
  }
  return 'file'
}
