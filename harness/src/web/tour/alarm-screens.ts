/** A server that is set back to an earlier copy, as a repair or a hostile operator would do it. */
import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openTalk, send, write } from '../bond.ts'
import type { Guide, Stop } from './guide.ts'

export async function* alarmScreens({ home, hers: { page }, words }: Guide): AsyncGenerator<Stop> {
  const copy = await mkdtemp(join(tmpdir(), 'beside-earlier-'))
  await openTalk(page, 'Sam')
  await home.stopServer()
  await cp(home.dataFolder, copy, { recursive: true })
  await home.startServer()
  await write(page, 'Sam', words('words that a server forgets'))
  await page.getByRole('button', { name: /More/u }).last().waitFor()
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
}
