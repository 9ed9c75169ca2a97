import { expect, test } from 'vitest'
import { comeAsSteward } from '../web/care.ts'
import { axeScript, judgeAccess, judgeSizes, judgeTargets } from '../web/looks.ts'
import { entryScreens } from '../web/tour/entry-screens.ts'
import { openWebHouse, type WebHouse } from '../web/web-house.ts'

/** What everybody finds under these words, without a script and without an account. */
async function found(home: WebHouse, text: string): Promise<string> {
  const asked = await fetch(`${home.address}/api/directory/search`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ text })
  })
  const { cards = [] } = (await asked.json()) as { cards?: readonly { readonly id: string }[] }
  const bodies = cards.map(async ({ id }) => {
    return await (await fetch(`${home.address}/api/directory/services/${id}`)).text()
  })
  return (await Promise.all(bodies)).join('\n')
}

test('Ada writes an entry in steps, everybody finds it, and she hides where it is and shows it again', async () => {
  await using home = await openWebHouse()
  const page = await comeAsSteward(home, 'Ada', { scripts: [axeScript] })
  const said = () => found(home, 'the name of an entry')
  for await (const stop of entryScreens({ hers: { page }, words: (about) => about })) {
    const looks = [
      ...(await judgeAccess(page)),
      ...(await judgeTargets(page)),
      ...(await judgeSizes(page, true))
    ]
    expect([stop.name, looks]).toEqual([stop.name, []])
    if (stop.name === 'a new entry, its hours are not whole') {
      // A look at Help now costs nothing of what was typed.
      await page.getByRole('link', { name: 'Help now' }).first().click()
      await page.getByRole('heading', { name: 'You can reach someone now' }).waitFor()
      await page.goBack()
      const phone = page.getByRole('textbox', { name: 'Phone number' })
      await expect.poll(() => phone.inputValue()).toBe('the phone of an entry')
    }
    if (stop.name === 'to hide a street, before it is hidden')
      expect(await said()).toContain('12 the street of an entry')
    if (stop.name === 'to hide a street, before it is shown again') {
      await expect.poll(said).toContain('an area')
      expect(await said()).not.toContain('the street of an entry')
      // It names the entry and the place, and tells no street.
      const asked = await page.getByRole('group', { name: /^Show where/u }).innerText()
      expect(asked).toContain('It is the place of the name of an entry, run by who runs an entry')
      expect(asked).toContain('place 1, an area')
      expect(await page.locator('main').innerText()).not.toContain('the street of an entry')
    }
  }
  await expect.poll(said).toContain('12 the street of an entry')
})
