import { expect, test } from 'vitest'
import { openWebHouse } from '../web/web-house.ts'

test('people without JavaScript read every public page, find a number, and can leave', async () => {
  await using home = await openWebHouse()
  const { page, broken, asked } = await home.visitor({ javaScriptEnabled: false })
  const titles = {
    '/': 'Nobody has to carry it alone',
    '/about': 'What this place protects, and what it cannot',
    '/leaving': 'How to leave this page fast',
    '/beside': 'How to be beside someone',
    '/beside/helps': 'What helps',
    '/beside/hurts': 'What hurts',
    '/beside/limits': 'Your own limits',
    '/beside/danger': 'When they are in danger',
    '/library': 'Texts to read',
    '/library/grounding': 'Coming back to the room',
    '/library/phone': 'When others look at your phone',
    '/support': 'Find support near you',
    '/help-now': 'You can reach someone now',
    '/help-now/breathe': 'Slow down with me',
    '/help-now/senses': 'Look around the room',
    '/i': 'You have an invitation'
  }
  for (const [path, name] of Object.entries(titles)) {
    await page.goto(path)
    expect([path, await page.getByRole('heading', { name, level: 1 }).isVisible()]).toEqual([
      path,
      true
    ])
    expect([path, await page.title()]).toEqual([path, 'Notes'])
    await page.getByRole('link', { name: 'Exit', exact: true }).click()
    await page.getByRole('heading', { name: 'Notes' }).waitFor()
    expect(new URL(page.url()).pathname).toBe('/out')
  }

  await page.goto('/help-now')
  await page.getByRole('combobox', { name: 'Where you are' }).selectOption({ label: 'Germany' })
  await page.getByRole('button', { name: 'Show this number' }).click()
  await page.getByRole('link', { name: '112' }).first().waitFor()

  // Arabic, from right to left, with a way out in its own words.
  await page.goto('/help-now/senses')
  await page.getByRole('link', { name: 'العربية' }).click()
  const main = page.getByRole('main')
  expect(await main.evaluate((element) => getComputedStyle(element).direction)).toBe('rtl')
  expect(await main.evaluate((element) => element.ownerDocument.documentElement.lang)).toBe('ar')
  await page.getByRole('link', { name: 'خروج', exact: true }).click()
  await page.getByRole('heading', { name: 'ملاحظات' }).waitFor()

  expect(broken).toEqual([])
  expect(asked.filter((url) => url.includes('/api/'))).toEqual([])
})
