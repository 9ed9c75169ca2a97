import { expect, test } from 'vitest'
import { somebody, takeKit } from '../web/arrive.ts'
import { openWebHouse } from '../web/web-house.ts'

test('On paper stand the twelve words of Mina and nothing that says where they lead', async () => {
  await using home = await openWebHouse()
  const { page } = await home.visitor({ colorScheme: 'dark' })
  const mina = somebody('Mina')
  await page.goto('/come-in')
  await page.getByRole('button', { name: 'Go on' }).click()
  await page.getByRole('textbox', { name: 'Nickname' }).fill(mina.nickname)
  await page.getByRole('textbox', { name: 'Passphrase' }).fill(mina.passphrase)
  await page.getByRole('button', { name: 'Make my place' }).click()
  await page.getByRole('heading', { name: 'Your way back in' }).waitFor()
  await page.emulateMedia({ media: 'print' })
  const paper = await page.evaluate(() => document.body.innerText)
  await page.emulateMedia({ media: 'screen' })
  await takeKit(page, mina)
  expect(mina.kitWords).toHaveLength(12)
  for (const word of mina.kitWords) expect(paper).toContain(word)
  expect(paper).not.toMatch(/Exit|Help now|The Harbour|Beside|Your way back in|sign in|account/iu)
  expect(paper).not.toContain(new URL(home.address).host)
  expect(paper).not.toContain(mina.nickname)
})
