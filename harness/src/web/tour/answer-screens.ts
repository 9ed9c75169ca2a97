/** Mina and Noor in a circle: answers, a mention, a held place, what Mina mutes, and how it is for her. */
import type { Person } from '../../house.ts'
import { wordsInCircle } from '../circle.ts'
import type { Guide, Stop } from './guide.ts'

export async function* answerScreens(guide: Guide, noor: Person): AsyncGenerator<Stop> {
  const { words } = guide
  const { page } = guide.hers
  const name = words('a circle')
  const talkId = noor.view().talk?.talkId ?? ''
  await noor.setMayMention({ talkId, mayMention: true })
  await noor.say({ talkId, text: 'Nor could I, all week', notes: ['medical:mention'] })
  await noor.setPlaceHeld({ talkId, isHeld: true })
  await page.getByText('Noor stepped away and holds their place.').waitFor()
  const theirs = wordsInCircle(page, name, 'Good evening, all').first()
  // What was open on the screen before is pressed away.
  const acts = theirs.getByRole('button', { name: 'Answer' })
  await acts.click()
  await page.getByRole('textbox', { name: 'Your answer to Noor' }).fill(words('an answer'))
  await page.getByRole('button', { name: 'Mention somebody' }).click()
  await page.getByRole('checkbox', { name: 'Noor' }).check()
  yield { name: 'a circle, writing an answer', page }
  await page.getByRole('button', { name: 'Send' }).click()
  await wordsInCircle(page, name, words('an answer')).first().waitFor()
  await page.getByRole('button', { name: 'Hold my place' }).click()
  await page.getByRole('button', { name: 'I am back' }).waitFor()
  yield { name: 'a circle, with an answer and held places', page }
  await page.getByRole('button', { name: 'I am back' }).click()
  await page.getByRole('button', { name: 'Fold the answers' }).click()
  await page.getByText('Answers that you folded').waitFor()
  await theirs.getByRole('button', { name: /to Noor$/u }).click()
  await theirs.getByRole('button', { name: 'Mute Noor here' }).click()
  const muted = page.getByRole('button', { name: /^Somebody you muted wrote/u }).first()
  await muted.click()
  yield { name: 'a circle, with muted words', page }
  await page.getByRole('button', { name: 'Stop muting Noor' }).first().click()
  await page.getByRole('link', { name: 'For me in this circle' }).click()
  await page.getByRole('checkbox', { name: 'medical care' }).check()
  await page.getByRole('radio', { name: 'Yes' }).check()
  yield { name: 'for me in a circle', page }
  await page.getByRole('link', { name: 'Back to the conversation' }).click()
  await page.getByText('Words about a topic you muted').waitFor()
}
