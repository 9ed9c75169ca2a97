/** A server that is set back to an earlier copy, as a repair or a hostile operator would do it. */
import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { signManifest, toBase64url } from '@beside/kernel/wire'
import { describeFolder } from '../../../../server/src/instance/instance-folder.ts'
import { readSecrets } from '../../../../server/src/instance/instance.ts'
import { readRootKey } from '../../../../server/src/instance/root-key.ts'
import { changeSecrets } from '../../operating/lost-house.ts'
import { openTalk, send, wordsIn, write } from '../bond.ts'
import type { Guide, Stop } from './guide.ts'
import type { WebHouse } from '../web-house.ts'

export async function* alarmScreens({ home, hers: { page }, words }: Guide): AsyncGenerator<Stop> {
  const copy = await mkdtemp(join(tmpdir(), 'beside-earlier-'))
  await openTalk(page, 'Sam')
  await home.stopServer()
  await cp(home.dataFolder, copy, { recursive: true })
  const copiedAt = Date.now()
  await home.startServer()
  await write(page, 'Sam', words('words that a server forgets'))
  const forgotten = wordsIn(page, 'Sam', words('words that a server forgets'))
  await forgotten.getByRole('button', { name: /More/u }).waitFor()
  await home.stopServer()
  await rm(home.dataFolder, { recursive: true })
  await cp(copy, home.dataFolder, { recursive: true })
  await rm(copy, { recursive: true })
  await home.startServer()
  await send(page, 'Sam', words('words that meet an older past'))
  await page.getByText('Something does not fit.', { exact: true }).waitFor()
  yield { name: 'talk, with an alarm', page }
  await page.getByRole('link', { name: 'What happened and what to do' }).first().click()
  await page.getByRole('heading', { name: 'Something does not fit' }).waitFor()
  await page.getByRole('button', { name: 'Make the file' }).click()
  await page.getByRole('link', { name: 'Save the file' }).waitFor()
  yield { name: 'alarm', page }
  await sayWentBack(home, copiedAt)
  await page.getByRole('button', { name: 'Go on from here' }).waitFor()
  yield { name: 'a place that went back', page }
  await page.getByRole('button', { name: 'Go on from here' }).click()
  await page.getByRole('button', { name: 'Send my words again' }).waitFor()
  yield { name: 'words that are offered again', page }
}

/** The operator signs to what time the place went back. */
async function sayWentBack(home: WebHouse, restoredTo: number): Promise<void> {
  await home.stopServer()
  const { secrets, root } = describeFolder(home.dataFolder)
  const { manifest } = await readSecrets(secrets)
  const restored = { ...manifest, generation: 1, restoredTo }
  const bytes = signManifest(restored, await readRootKey(root))
  await changeSecrets(home.dataFolder, { manifest: toBase64url(bytes) })
  await home.startServer()
}
