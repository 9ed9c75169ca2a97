import { expect, test } from 'vitest'
import { launchBrowser } from './browser.ts'

test.each(['light', 'dark'] as const)(
  'a browser draws a page for a person who likes it %s',
  async (colorScheme) => {
    const browser = await launchBrowser()
    try {
      const page = await browser.newPage({ colorScheme })
      await page.goto(
        'data:text/html,<meta name=color-scheme content="light dark"><button>Send</button>'
      )
      await page.getByRole('button', { name: 'Send' }).click()
      const isDark = await page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches)
      expect(isDark).toBe(colorScheme === 'dark')
      expect((await page.screenshot()).length).toBeGreaterThan(500)
    } finally {
      await browser.close()
    }
  }
)
