/** Being heard: Mina, who began the listeners' team, listens, and Sam asks in the other browser. */
import { atToday, openMe, signInByKit, signOut } from '../arrive.ts'
import { wordsIn, write } from '../bond.ts'
import {
  beginShift,
  comeToAnEnd,
  openDesk,
  openHeard,
  sayLastWords,
  sayYesTo
} from '../listening.ts'
import type { Guide, Stop } from './guide.ts'

export async function* listeningScreens(guide: Guide): AsyncGenerator<Stop> {
  const { page } = guide.guest
  await signInByKit(page, guide.sam.kitWords)
  await atToday(page)
  yield* askScreens(guide)
  yield* deskScreens(guide)
  yield* talkScreens(guide)
  yield* dangerScreens(guide)
  yield* endScreens(guide)
  yield* readingScreens(guide)
  await signOut(page)
}

async function* askScreens({ guest: { page }, words }: Guide): AsyncGenerator<Stop> {
  await openHeard(page)
  await page.getByRole('heading', { name: 'What would help right now?' }).waitFor()
  // When somebody is here, and how soon they answer, is said before anything is asked.
  for (const promise of ['the hours promised', 'the answers promised'])
    await page.getByText(words(promise)).waitFor()
  yield { name: 'asking to be heard', page }
  await page
    .getByRole('textbox', { name: 'Anything you would like them to know' })
    .fill(words('to the listeners'))
  await page.getByRole('button', { name: 'Say what it is about' }).click()
  await page.getByRole('checkbox', { name: 'medical care' }).check()
  await page.getByText('More, if you want', { exact: false }).click()
  await page
    .getByRole('textbox', { name: 'What may they call you?' })
    .fill(words('whom to listen to'))
  await page.getByRole('checkbox', { name: 'Someone of faith' }).check()
  await page.getByRole('checkbox', { name: 'I am here as somebody close to a person' }).check()
  yield { name: 'asking to be heard, all of it', page }
  await page.getByRole('button', { name: 'Ask', exact: true }).click()
  await page.getByRole('heading', { name: 'You asked. It waits now' }).waitFor()
  await page.getByRole('button', { name: 'Take it back' }).click()
  yield { name: 'waiting to be heard', page }
  await page.getByRole('button', { name: 'Not now' }).click()
}

async function* deskScreens({ hers: { page }, words }: Guide): AsyncGenerator<Stop> {
  await openDesk(page)
  await page.getByText('What fits me').click()
  await page.getByRole('checkbox', { name: 'I also listen to people close to somebody' }).check()
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByText('Saved').waitFor()
  yield { name: 'I listen, before a shift', page }
  await beginShift(page)
  await page.getByText('Close it, and nothing reaches you.', { exact: false }).waitFor()
  await page.getByText('About: medical care', { exact: false }).first().click()
  await page.getByText(words('to the listeners')).waitFor()
  await page.getByRole('button', { name: 'Say yes' }).click()
  yield { name: 'I listen, somebody asks', page }
  await page.getByRole('button', { name: 'Not now' }).click()
}

async function* talkScreens({ hers, guest, mina, words }: Guide): AsyncGenerator<Stop> {
  const [lea, sam] = [hers.page, guest.page]
  const name = words('whom to listen to')
  await sayYesTo(lea, 'medical care', name)
  await sam.getByRole('heading', { name: /says yes$/u }).waitFor()
  yield { name: 'somebody says yes', page: sam }
  await sam.getByRole('link', { name: 'Go to the conversation' }).click()
  const listener = mina.nickname
  await write(lea, name, words('from a listener'))
  await wordsIn(sam, listener, words('from a listener')).waitFor()
  await write(sam, listener, words('from who is heard'))
  await lea.getByRole('button', { name: 'I have to stop in ten minutes' }).click()
  await sam.getByText('stops in ten minutes.', { exact: false }).waitFor()
  const said = wordsIn(sam, listener, words('from a listener'))
  await said.getByRole('button', { name: /Respond/u }).click()
  await said.getByRole('button', { name: 'Keep these kind words' }).click()
  yield { name: 'being heard, the conversation', page: sam }
  await lea.getByRole('button', { name: 'Call a lead' }).click()
  await lea.getByRole('textbox', { name: 'A few words to them' }).fill(words('why a lead'))
  yield { name: 'listening, the conversation', page: lea }
  await lea.getByRole('button', { name: 'Ask them' }).click()
  await sam.getByText('would like to ask a lead', { exact: false }).waitFor()
  yield { name: 'being heard, asked for a yes', page: sam }
  await sam.getByRole('button', { name: 'No, not that' }).click()
  await lea.getByText('They said no to what you asked.', { exact: false }).waitFor()
  await lea.getByRole('button', { name: 'I will be away' }).click()
  await lea.getByLabel('Away until').fill(inDays(9))
  await lea.getByRole('textbox', { name: 'A few words to them' }).fill(words('being away'))
  yield { name: 'listening, to be away', page: lea }
  await lea.getByRole('button', { name: 'Tell them' }).click()
  await sam.getByText(words('being away')).waitFor()
  yield { name: 'being heard, the listener is away', page: sam }
  await lea.getByRole('button', { name: 'I am back' }).click()
  await sam.getByText('is back.', { exact: false }).waitFor()
  yield { name: 'being heard, the listener is back', page: sam }
  yield { name: 'listening, back again', page: lea }
}

/** A day to come, as a field for dates holds it. */
function inDays(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
}

async function* dangerScreens({ hers: { page }, words }: Guide): AsyncGenerator<Stop> {
  await page.getByRole('link', { name: 'When somebody is in danger' }).click()
  await page.getByRole('heading', { name: 'The five steps' }).waitFor()
  await page.getByRole('radio', { name: 'Stay, and ask kindly' }).check()
  await page.getByRole('textbox', { name: 'Who sees to it?' }).fill(words('who sees to it'))
  await page
    .getByRole('textbox', { name: 'What you saw, and why this step' })
    .fill(words('why a step'))
  await page.getByRole('radio', { name: /^Yes\. It also stands/u }).check()
  yield { name: 'in danger, noting a step', page }
  await page.getByRole('button', { name: 'Note this step' }).click()
  await page.getByText('Noted. Thank you for staying with it.').waitFor()
  await page.getByText(words('why a step')).waitFor()
  yield { name: 'in danger, a step is noted', page }
  await page.getByRole('link', { name: 'Back to the conversation' }).click()
  await page.getByRole('button', { name: 'Send' }).waitFor()
}

async function* endScreens({ hers, guest, words }: Guide): AsyncGenerator<Stop> {
  const [lea, sam] = [hers.page, guest.page]
  await comeToAnEnd(lea)
  await sam.getByText('You are coming to an end.', { exact: false }).waitFor()
  await sam.getByRole('button', { name: 'Say my last words' }).click()
  yield { name: 'being heard, coming to an end', page: sam }
  await sam.getByRole('button', { name: 'Not now' }).click()
  await sayLastWords(sam, words('last words to a listener'))
  await sam.getByText('You said your last words.', { exact: false }).waitFor()
  yield { name: 'being heard, last words', page: sam }
  await lea.getByText('said their last words.', { exact: false }).waitFor()
  yield { name: 'listening, the last word', page: lea }
  await sayLastWords(lea, words('last words of a listener'))
  await lea.getByText('This conversation is over.', { exact: false }).waitFor()
  yield { name: 'listening, it is over', page: lea }
  await lea.getByRole('link', { name: 'Back to “I listen”' }).click()
  await lea.getByRole('button', { name: 'End my shift' }).click()
  await lea.getByRole('button', { name: 'End it now' }).click()
  await lea.getByRole('button', { name: 'I have looked back' }).waitFor()
  yield { name: 'I listen, looking back', page: lea }
  await lea.getByRole('link', { name: 'When somebody is in danger' }).click()
  await lea.getByRole('button', { name: 'Note the next step' }).click()
  await lea.getByText(', which is over.', { exact: false }).waitFor()
  yield { name: 'in danger, after it is over', page: lea }
  await sam.getByRole('link', { name: 'Three questions, only for you' }).click()
  await sam.getByRole('heading', { name: 'How was it for you?' }).waitFor()
  await sam.getByRole('button', { name: 'Not again with this listener' }).click()
  yield { name: 'after being heard', page: sam }
  await sam.getByRole('group', { name: 'I felt heard' }).getByRole('radio', { name: 'Yes' }).check()
  await sam.getByRole('button', { name: 'Keep my answers' }).click()
  yield { name: 'after being heard, for the totals', page: sam }
  await sam.getByRole('button', { name: 'Add one answer' }).click()
  await sam.getByRole('button', { name: 'Take it back' }).waitFor()
  yield { name: 'an answer waits to join the totals', page: sam }
  await openHeard(sam)
  await sam.getByRole('link', { name: 'How people are heard here' }).click()
  await sam.getByText('Not enough answers yet', { exact: false }).first().waitFor()
  yield { name: 'how people are heard here', page: sam }
  await openMe(sam, 'Kind words I kept')
  await sam.getByRole('button', { name: 'Let these words go' }).click()
  yield { name: 'kind words', page: sam }
}

async function* readingScreens({ guest: { page }, words }: Guide): AsyncGenerator<Stop> {
  await openHeard(page)
  await page.getByText('I would like to listen to others one day').click()
  yield { name: 'to listen one day', page }
  await page.getByRole('link', { name: 'Read the course for listeners' }).click()
  await page.getByRole('heading', { name: 'A short course in listening' }).waitFor()
  yield { name: 'the course', page }
  for (const [index, part] of parts.entries()) {
    await page.getByRole('button', { name: part }).click()
    await page.getByRole('heading', { name: part, level: 1 }).waitFor()
    const fields = await page.getByRole('main').getByRole('textbox').all()
    for (const field of fields) await field.fill(words(`what is tried in part ${index + 1}`))
    await page.getByRole('button', { name: 'Show me one way to answer' }).first().click()
    yield { name: `the course, part ${index + 1}`, page }
  }
}

const parts = [
  'Five things a listener does',
  'Six ways to show that you understand',
  'Your limits, and theirs',
  'When somebody is in danger',
  'Closing well'
]
