/** Reads, publishes and takes back feeds of services, also while the server runs. */
import { stat } from 'node:fs/promises'
import { readDatabaseUrl } from '../../server/src/config/database-url.ts'
import { exportDirectory } from '../../server/src/directory/export-directory.ts'
import { publishFeed, undoFeed } from '../../server/src/directory/held-rows.ts'
import { allHiddenPlaces } from '../../server/src/directory/hidden-places.ts'
import { readPackState } from '../../server/src/directory/pack-state.ts'
import { readApart } from '../../server/src/directory/read-apart.ts'
import type { FeedBatch } from '../../server/src/directory/read-feed.ts'
import { stageImport } from '../../server/src/directory/stage-import.ts'
import { openInstance, readSecrets } from '../../server/src/instance/instance.ts'
import { describeFolder } from '../../server/src/instance/instance-folder.ts'
import { findImportOf, listImports } from '../../server/src/store/directory-imports.ts'
import { listLive, noteLive, putLive } from '../../server/src/store/directory-live.ts'
import { openStore } from '../../server/src/store/open-store.ts'
import type { Store } from '../../server/src/store/open-store.ts'
import { CommandRefusal } from './command-refusal.ts'
import {
  describeExport,
  describeHidden,
  describeImports,
  describeLive,
  describePack,
  describePreview,
  describeRefused,
  describeReport,
  directoryWords
} from './directory-words.ts'
import { openListFile } from './list-file.ts'
import type { ListFile } from './list-file.ts'
import { print } from './print.ts'
import type { DirectoryCommand } from './read-directory.ts'

const LISTED_MAX = 30

export async function runDirectory(command: DirectoryCommand): Promise<number> {
  const files = describeFolder(command.data)
  await readSecrets(files.secrets)
  const { instanceId } = await openInstance(files.folder)
  const databaseUrl = readDatabaseUrl(process.env)
  await using store = await openStore(files.folder, { databaseUrl, instanceId })
  switch (command.act) {
    case 'import':
      return await readFile(store, command)
    case 'publish':
      return await publish(store, command.source)
    case 'undo': {
      const isUndone = await store.write((db) => undoFeed(db, command.source))
      print([isUndone ? directoryWords.undone : directoryWords.nothingToUndo])
      return isUndone ? 0 : 1
    }
    case 'add': {
      const { source, address, rhythm } = command
      await store.write(async (db) => {
        await putLive(db, { source, address, rhythm, publishes_itself: 0 })
        await noteLive(db, source, { next_on: new Date().toISOString().slice(0, 10) })
      })
      print([directoryWords.added])
      return 0
    }
    case 'export': {
      const { records } = await exportDirectory(store, command.folder)
      print(describeExport(records, command.folder))
      return 0
    }
    case 'list':
      print(describeImports(await listImports(store.read, LISTED_MAX)))
      print(describeLive(await listLive(store.read)))
      print(describePack(await readPackState(store)))
      return 0
    default:
      return command satisfies never
  }
}

type ImportCommand = DirectoryCommand & { readonly act: 'import' }

async function readFile(store: Store, command: ImportCommand): Promise<number> {
  const { file, source, encoding, isOurs, takesOver } = command
  const bytes = await stat(file).then(
    ({ size }) => size,
    () => undefined
  )
  if (bytes === undefined) throw new CommandRefusal(directoryWords.noFile)
  print([directoryWords.reading])
  const today = new Date().toISOString().slice(0, 10)
  await using refused = await openListFile(command.refusedTo)
  await using hidden = await openListFile(command.hiddenTo)
  const tellsAll = command.refusedTo !== undefined
  const read = readApart({ path: file, name: file, source, encoding, isOurs, tellsAll })
  const told = tellRefused(read, refused)
  const { id, report } = await stageImport(store, { source, today, bytes }, told)
  if (command.hiddenTo !== undefined) {
    for await (const places of allHiddenPlaces(store.read, id)) {
      await hidden.add(places.map(describeHidden))
    }
  }
  print(describeReport(report))
  if (report.trouble !== null) return 1
  if (takesOver) return await publish(store, source)
  print(describePreview(source))
  return 0
}

/** Writes what is refused as it comes, so that no list of it is ever whole in memory. */
async function* tellRefused(
  batches: AsyncIterable<FeedBatch>,
  file: ListFile
): AsyncGenerator<FeedBatch> {
  for await (const batch of batches) {
    await file.add(batch.refusals.map(describeRefused))
    yield batch
  }
}

async function publish(store: Store, source: string): Promise<number> {
  const waiting = await findImportOf(store.read, { source, state: 'preview' })
  const isPublished =
    waiting !== undefined && (await store.write((db) => publishFeed(db, waiting.id)))
  print([isPublished ? directoryWords.published : directoryWords.nothingToPublish])
  return isPublished ? 0 : 1
}
