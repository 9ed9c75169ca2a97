/** What an operator reads from `npm run beside -- directory`. */
import type { ImportReport, RefusedRow, WithheldPlace } from '../../contract/src/index.ts'
import type { DirectoryLive } from '../../server/src/store/directory-live.ts'
import type { PackState } from '../../server/src/directory/pack-state.ts'
import type { DirectoryImport } from '../../server/src/store/directory-imports.ts'

export const directoryHelp: readonly string[] = [
  '  npm run beside -- directory import (file)',
  '                                    read services from a file, and say what it would change',
  '  npm run beside -- directory add (address)',
  '                                    have the server fetch a list from an address, within a minute',
  '  npm run beside -- directory publish',
  '                                    let what was read take its place',
  '  npm run beside -- directory undo  go back to what a source had before',
  '  npm run beside -- directory export (folder)',
  '                                    write what everybody may see, as JSON and as tables',
  '  npm run beside -- directory list  say what was read, and when'
]

export const directoryOptions: readonly string[] = [
  '  --source (name)      what the feed is called; the same name reads it anew',
  '  --rhythm (how often) by-hand, daily or weekly, for add',
  '  --publish            let an import take its place at once',
  '  --encoding (name)    how letters are written, such as windows-1252',
  '  --refused (file)     write each row there that import did not keep',
  '  --hidden (file)      write each place there of which no street is shown',
  '  --ours               an export of this very place, whose own fields are believed'
]

export const directoryWords = {
  needsFile: 'Say which file to read, after import.',
  needsAddress: 'Say at which address the list is, after add.',
  addressIsStrange:
    'No list is fetched from there: https, a name and no number, and nothing after it.',
  rhythmIsStrange: 'A rhythm is by-hand, daily or weekly.',
  added:
    'A server that runs fetches it within a minute. Look at it in Care, or with directory list.',
  needsFolder: 'Say where to write it, after export.',
  needsSource: 'Say which source you mean: --source and its name.',
  sourceIsLong: 'The name of a source can have up to 200 letters.',
  sourceIsTaken: 'Entries that stewards write are called so. Choose another name.',
  encodingIsStrange: 'That encoding is not known. Try windows-1252, or leave it out.',
  unknownAct: 'After directory comes import, add, publish, undo, export or list.',
  noListFile: 'That file cannot be written. Name one that is not there yet.',
  noFile: 'That file cannot be read. Check its place.',
  reading: 'Reading. People go on meanwhile.',
  nothing: 'Nothing was read yet.',
  published: 'Published. A server that runs makes the new pack within a minute.',
  nothingToPublish: 'Nothing of that source waits. Read a file first: directory import.',
  undone: 'What that source had before counts again. A new pack is made within a minute.',
  nothingToUndo: 'Nothing of that source is published.',
  brokeOff: 'The feed broke off, so nothing of it is taken over. What was there stays.',
  empty: 'There is no entry in that feed that can be kept. What was there stays.',
  packIsLarge: (aim: string) =>
    `That is more than the ${aim} we aim at: a phone on a slow line waits long for it. Long texts of feeds are what counts.`,
  packIsOlder:
    'Something was published since. A server that runs makes the new pack within a minute. If this line stays, the list is too large for devices.',
  confidentialHead: 'Of these places an area is shown and no street:',
  refusedHead: 'Not kept:',
  repairedHead: 'Repaired or left out, so often:'
} as const

export function describeExport(records: number, folder: string): readonly string[] {
  return [
    `${records} entries were written to ${folder}: directory.json, and tables with their datapackage.json.`,
    'Streets of hidden places are in neither.'
  ]
}

const LISTED_MAX = 20

export function describeReport(report: ImportReport): readonly string[] {
  const { trouble, isNew, changed, same, gone, refused, elsewhere, repaired } = report
  const { confidential, unsaid, repairs, refusals, withheld } = report
  const reasons = Object.entries(repairs).toSorted(([, a], [, b]) => b - a)
  return [
    `New: ${isNew}   changed: ${changed}   as before: ${same}   gone: ${gone}`,
    `Not kept: ${refused}   repaired: ${repaired}   left to another source: ${elsewhere}   confidential places: ${confidential}`,
    ...(unsaid > 0 ? [`No longer said to be confidential, and still hidden: ${unsaid}`] : []),
    ...list(directoryWords.repairedHead, {
      lines: reasons.map(([why, count]) => `${why}: ${count}`)
    }),
    ...list(directoryWords.confidentialHead, {
      lines: withheld.map(describeHidden),
      count: confidential + unsaid,
      option: '--hidden'
    }),
    ...list(directoryWords.refusedHead, {
      lines: refusals.map(describeRefused),
      count: refused,
      option: '--refused'
    }),
    ...(trouble === null ? [] : [describeTrouble(trouble)])
  ]
}

function describeTrouble(trouble: string): string {
  return trouble === 'nothing-in-it' ? directoryWords.empty : directoryWords.brokeOff
}

type Lines = {
  readonly lines: readonly string[]
  /** How many there are, where the lines are only the first of them. */
  readonly count?: number
  /** What writes all of them to a file. */
  readonly option?: string
}

function list(head: string, { lines, count = lines.length, option }: Lines): readonly string[] {
  if (lines.length === 0) return []
  const shown = lines.slice(0, LISTED_MAX).map((line) => `  ${oneLine(line)}`)
  const more = count - shown.length
  if (more <= 0) return ['', head, ...shown]
  const all = option === undefined ? '' : `; import with ${option} (file) writes each of them`
  return ['', head, ...shown, `  and ${more} more${all}`]
}

/** One line for a row that was not kept: where it stood, and why. */
export function describeRefused({ table, line, at, reason, was }: RefusedRow): string {
  const place = table === null ? `line ${line}` : `${table}, line ${line}`
  return oneLine(
    `${place}${at === '' ? '' : `, ${at}`}: ${reason}${was === null ? '' : ` (${was})`}`
  )
}

export function describeHidden({ of, area, id }: WithheldPlace): string {
  return oneLine(`${of || id}: ${area ?? 'no area is named'}`)
}

// What stands in a feed may hold what a terminal would obey.
function oneLine(text: string): string {
  return text.replace(/\p{Cc}+/gu, ' ')
}

export function describePreview(source: string): readonly string[] {
  return [
    '',
    'Nothing that people see has changed. To let it take its place:',
    `  npm run beside -- directory publish --source "${oneLine(source)}"`
  ]
}

export function describeLive(feeds: readonly DirectoryLive[]): readonly string[] {
  return feeds.map(({ source, address, rhythm, fetched_on: day, outcome }) => {
    const last = `${day ?? 'not yet'}, ${outcome ?? 'nothing to say yet'}`
    return `fetched  ${rhythm}  ${oneLine(source)} from ${oneLine(address)}: ${last}`
  })
}

export function describeImports(imports: readonly DirectoryImport[]): readonly string[] {
  if (imports.length === 0) return [directoryWords.nothing]
  return imports.map(({ id, source, state, made_on: day, report }) => {
    const { isNew, changed, same, gone } = JSON.parse(report) as ImportReport
    const counts = `new ${isNew}, changed ${changed}, as before ${same}, gone ${gone}`
    return `${id}  ${day}  ${state.padEnd(8)}  ${oneLine(source)}: ${counts}`
  })
}

export function describePack(pack: PackState | undefined): readonly string[] {
  if (!pack) return []
  const { services, madeOn, bytes, bytesAim, isNewest } = pack
  const count = services === 1 ? '1 service' : `${services} services`
  const head = `Devices fetch ${megabytesOf(bytes)} with ${count}, made on ${madeOn}.`
  return [
    '',
    head,
    ...(bytes > bytesAim ? [directoryWords.packIsLarge(megabytesOf(bytesAim))] : []),
    ...(isNewest ? [] : [directoryWords.packIsOlder])
  ]
}

const bytesPerMegabyte = 1_000_000

function megabytesOf(bytes: number): string {
  return `${(bytes / bytesPerMegabyte).toFixed(bytes < bytesPerMegabyte ? 2 : 1)} MB`
}
