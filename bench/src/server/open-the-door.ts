import { openInstance, openStore } from '@beside/server'

/** Makes an instance in the folder, or finds it there, whose community takes in anybody. */
export async function openTheDoor(dataFolder: string, databaseUrl?: string): Promise<void> {
  await openInstance(dataFolder)
  await using store = await openStore(dataFolder, { databaseUrl })
  const row = {
    id: 1,
    name: 'A full house',
    admission: 'open',
    region: null,
    outside_contact: '',
    lines: '[]'
  } as const
  await store.write(async (db) => {
    await db
      .insertInto('community')
      .values(row)
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  })
}
