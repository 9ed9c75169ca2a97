import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { makeBackup } from '../../../server/src/backup/make-backup.ts'
import { restoreBackup } from '../../../server/src/backup/restore-backup.ts'
import { describeFolder } from '../../../server/src/instance/instance-folder.ts'
import { readRootKey } from '../../../server/src/instance/root-key.ts'
import { openTalk, wordsIn, write } from '../web/bond.ts'
import { comeWithSam } from '../web/company.ts'
import { openWebHouse, type WebHouse } from '../web/web-house.ts'

test('Mina’s page is open when the machine is lost: she signs in, reads what happened, and sends her words again', async () => {
  await using home = await openWebHouse()
  const { mina, her } = await comeWithSam(home)
  await write(her, 'Sam', 'before the copy')
  await wordsIn(her, 'Sam', 'before the copy').getByRole('button', { name: /More/u }).waitFor()
  const bringBack = await copy(home)
  await write(her, 'Sam', 'after the copy')
  await bringBack()

  await her.waitForURL('**/sign-in')
  await her.getByText('This place went back to an earlier time.').waitFor()
  await her.getByRole('textbox', { name: 'Sign-in name' }).fill(mina.signInName)
  await her.getByRole('textbox', { name: 'Passphrase' }).fill(mina.passphrase)
  await her.getByRole('button', { name: 'Sign in' }).click()
  await her.getByRole('link', { name: 'What happened and what to do' }).first().click()
  await her.getByRole('button', { name: 'Go on from here' }).click()
  await her.getByRole('button', { name: 'Send my words again' }).click()
  await her.getByText('All is as it should be.').waitFor()
  await openTalk(her, 'Sam')
  await wordsIn(her, 'Sam', 'after the copy').waitFor()
  expect(await wordsIn(her, 'Sam', 'before the copy').count()).toBe(1)
})

/** A backup now, and later the way back to it in an empty folder. */
async function copy(home: WebHouse): Promise<() => Promise<void>> {
  const { dataFolder } = home
  const to = await mkdtemp(join(tmpdir(), 'beside-copy-'))
  let phrase = ''
  const shown = { showPhrase: (text: string) => (phrase = text), wantsNew: false }
  const now = () => Date.now()
  const { folder } = await makeBackup({ dataFolder, to, keep: 1, phrase: shown, now })
  const root = await readRootKey(describeFolder(dataFolder).root)
  return async () => {
    await home.stopServer()
    await rm(dataFolder, { recursive: true })
    await restoreBackup({ from: folder, to: dataFolder, phrase, root, now: Date.now() })
    await rm(to, { recursive: true })
    await home.startServer()
  }
}
