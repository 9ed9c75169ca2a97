/** Rules of consent and calm that hold on every screen. Each gives back what breaks them, in words. */
import type { Page } from 'playwright-core'

// Counts, ranks and tells of who read what (T23, T25). A date is no count, and neither is a place in a list.
const measuring =
  /\b\d+ (?:people|persons|members|messages|replies|views|likes|unread|new)\b|\b(?:seen by|read by|last seen|is typing|online now|likes|ratings?|ranks?|streaks?|badges?|most active)\b/iu

/** Who is told what: said beside whatever one writes into (T11), and never by counting (T23, T25); nothing graphic (T17). */
export async function judgeConsent(page: Page): Promise<readonly string[]> {
  const found: string[] = []
  const text = await page.evaluate(() => document.body.innerText)
  // Words that are drawn by lot may be any.
  const lists = page.getByRole('list', { name: /words/iu })
  const drawn = await lists.getByRole('listitem').allInnerTexts()
  const said = drawn.reduce((rest, word) => rest.replaceAll(word, ''), text)
  const counted = measuring.exec(said)
  if (counted !== null) found.push(`counts or watches people: “${counted[0]}”`)
  // No address is previewed, nothing plays, and a picture of a text lies folded until somebody opens it (T17).
  const shown = page.locator(
    'img:not(details:not([open]) *), picture, video, audio, object, embed, iframe'
  )
  if ((await shown.count()) > 0) found.push('shows a picture, or plays something')
  const composers = page.getByRole('main').locator('textarea:visible')
  const isSaid = /can (?:see|read) (?:this|it|them|your)|see it\b/iu.test(text)
  if ((await composers.count()) > 0 && !isSaid) found.push('does not say who can see this')
  return found
}
