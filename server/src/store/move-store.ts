/** Moves a community from the file in its folder to PostgreSQL, while no server works on either. */
import type { Bytes } from '@beside/kernel/wire'
import { copyRows } from './copy/copy-rows.ts'
import type { Copied } from './copy/copy-rows.ts'
import { lockFolder } from './lock-folder.ts'
import { openPostgres } from './postgres/open-postgres.ts'
import { openSqlite } from './sqlite/open-sqlite.ts'
import { isElsewhere, noteElsewhere } from './store-place.ts'

export type MoveTarget = { readonly databaseUrl: string; readonly instanceId: Bytes }

/**
 * Copies every row and checks the copy. Then the folder says that its store is elsewhere, so that no server
 * can go on in the old one by mistake. Done twice, it only checks again.
 *
 * @throws StoreTrouble, CopyTrouble; then the community is where it was
 */
export async function moveStore(dataFolder: string, target: MoveTarget): Promise<Copied> {
  await using alone = new AsyncDisposableStack()
  alone.use(lockFolder(dataFolder))
  await using from = await openSqlite(dataFolder, {})
  const wasMoved = isElsewhere(dataFolder)
  const options = { ...target, isServing: true, isFilled: wasMoved }
  await using to = await openPostgres(target.databaseUrl, options)
  const copied = await copyRows(from, to, { checksHeads: true, wasMoved })
  await noteElsewhere(dataFolder)
  return copied
}
