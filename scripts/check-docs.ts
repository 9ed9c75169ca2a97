// Prevents: a document that names a file or a check which is gone, so that a promise has no proof.
//
// Reads every `.md`: what stands in backticks and looks like a path must be there, and words in
// quotes after such a path (`a.test.ts`: "Alice …", "Bob …") must stand in that file. Each line that
// begins with "Architecture Invariant:" must say what holds it. The names that browser journeys press
// (last part of `docs/words.md`) must stand in the source of the pages. Each column of the store must
// have its line in the decision about plain fields: who can see it, why, and for how long.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { listFiles, root } from './checks/list-files.ts'
import { type Finding, reportFindings } from './checks/report-findings.ts'

// The room that the guide adds, as an example.
const example = '/rooms/letters/'
const folders =
  'kernel contract look-over hsds find client server web harness bench scripts vectors docs'.split(
    ' '
  )

const documents = listFiles((path) => path.endsWith('.md'))
reportFindings('Documents', [
  ...documents.flatMap(judgeDocument),
  ...judgePressedNames(),
  ...judgePlainFields()
])

function judgeDocument(path: string): readonly Finding[] {
  const text = readFileSync(join(root, path), 'utf8')
  const paragraphs = text.split(/\n\s*\n/)
  return [
    ...paragraphs.flatMap((paragraph) => judgeParagraph(path, paragraph)),
    ...linksOf(text)
      .filter((link) => !existsSync(join(root, path, '..', link)))
      .map((link) => ({ path, text: `links to ${link}, which is not there` }))
  ]
}

function judgeParagraph(path: string, paragraph: string): readonly Finding[] {
  const line = paragraph.replace(/\s+/g, ' ')
  const named = namedPaths(line)
  const missing = named
    .filter(({ file }) => !existsSync(join(root, file)))
    .map(({ file }) => ({ path, text: `names ${file}, which is not there` }))
  const changed = named
    .filter(({ file }) => existsSync(join(root, file)))
    .flatMap(({ file, titles }) =>
      titles.filter((title) => !holds(file, title)).map((title) => ({ file, title }))
    )
    .map(({ file, title }) => ({ path, text: `${file} no longer says "${title}"` }))
  const isUnheld = line.startsWith('Architecture Invariant:') && named.length === 0
  const unheld = isUnheld ? [{ path, text: `nothing holds: ${line.slice(0, 80)}` }] : []
  return [...missing, ...changed, ...unheld]
}

type Named = { readonly file: string; readonly titles: readonly string[] }

/** Paths in backticks, each with the quoted titles that follow it after a colon. */
function namedPaths(line: string): readonly Named[] {
  return [...line.matchAll(/`([\w.()/@+-]+)`(: (?:"(?:[^"\\]|\\.)*"(?:, (?:and )?)?)+)?/g)]
    .map(([, file = '', after = '']) => ({ file, titles: quoted(after) }))
    .filter(({ file }) => isPath(file) && !file.includes(example))
}

function quoted(text: string): readonly string[] {
  return [...text.matchAll(/"((?:[^"\\]|\\.)*)"/g)].map(([, title = '']) =>
    title.replaceAll('\\"', '"')
  )
}

function isPath(name: string): boolean {
  const isOurs = folders.some((folder) => name.startsWith(`${folder}/`)) || name.startsWith('.ci/')
  return (isOurs && /\.\w+$|\/$|^\.ci\/run$/.test(name)) || name === '.dependency-cruiser.json'
}

function holds(file: string, title: string): boolean {
  return readFileSync(join(root, file), 'utf8')
    .replaceAll('\\"', '"')
    .replace(/\s+/g, ' ')
    .includes(title)
}

// Pictures are made from the running place, and may come after the words about them. What begins with a stroke is a
// page of a place, in our texts for its library: `harness/src/journeys/library.test.ts` opens those.
function linksOf(text: string): readonly string[] {
  return [...text.matchAll(/\]\(([^)#\s]+)[^)]*\)/g)]
    .map(([, link = '']) => link)
    .filter((link) => !/^([a-z]+:|\/)/.test(link) && !link.endsWith('.png'))
}

function judgePressedNames(): readonly Finding[] {
  const path = 'docs/words.md'
  const [, table = ''] = readFileSync(join(root, path), 'utf8').split(
    '## Names that journeys press'
  )
  const pages = listFiles((file) =>
    /^web\/src\/.*(words[\w.]*\.ts|\.svelte|words\/[\w-]+\.ts)$/.test(file)
  )
  const source = pages.map((file) => readFileSync(join(root, file), 'utf8')).join('\n')
  return [...table.matchAll(/`([^`]+)`/g)]
    .map(([, name = '']) => name)
    .filter((name) => !name.startsWith('/'))
    .filter((name) => !name.split(/\{\w+\}/).every((part) => source.includes(part)))
    .map((name) => ({ path, text: `no page says "${name}"` }))
}

function judgePlainFields(): readonly Finding[] {
  const path = 'docs/decisions/0003-plain-fields.md'
  const recorded = recordedFields(readFileSync(join(root, path), 'utf8'))
  const migrations = listFiles((file) => /^server\/src\/store\/migrations\/.*\.ts$/.test(file)).map(
    (file) => readFileSync(join(root, file), 'utf8')
  )
  // What a migration drops is gone for good: no column gets the name of an earlier one.
  const gone = new Set(
    migrations
      .flatMap((migration) => columnsIn(migration, 'dropColumn'))
      .map(({ table, column }) => `${table}.${column}`)
  )
  return migrations
    .flatMap((migration) => columnsIn(migration, 'addColumn'))
    .filter(({ table, column }) => !gone.has(`${table}.${column}`))
    .filter(
      ({ table, column }) => !recorded.has(`${table}.${column}`) && !recorded.has(`${table}.*`)
    )
    .map(({ table, column }) => ({ path, text: `says nothing of ${table}.${column}` }))
}

/** The first cell of a row names fields: `spaces.seq`, and then `head` of the same table. */
function recordedFields(text: string): ReadonlySet<string> {
  const cells = [...text.matchAll(/^\| (`\w+\.[^|]*)\|/gm)].map(([, cell = '']) => cell)
  return new Set(cells.flatMap(fieldsOf))
}

function fieldsOf(cell: string): readonly string[] {
  const names = [...cell.matchAll(/`([\w.*]+)`/g)].map(([, name = '']) => name)
  return names.map((name, index) => {
    const before = names.slice(0, index + 1).findLast((other) => other.includes('.')) ?? ''
    return name.includes('.') ? name : `${before.split('.')[0]}.${name}`
  })
}

type Column = { readonly table: string; readonly column: string }

function columnsIn(migration: string, step: 'addColumn' | 'dropColumn'): readonly Column[] {
  const [, ...tables] = migration.split(/\.(?:createTable|alterTable)\('/)
  return tables.flatMap((text) => {
    const table = text.slice(0, text.indexOf("'"))
    return [...text.matchAll(/\.(addColumn|dropColumn)\('(\w+)'/g)]
      .filter(([, name]) => name === step)
      .map(([, , column = '']) => ({ table, column }))
  })
}
