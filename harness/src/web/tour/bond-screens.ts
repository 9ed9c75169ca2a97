/** Two people: Mina invites Sam, and all that follows. Sam's part is done from Node. */
import { arriveAs } from '../../house.ts'
import { goTo } from '../arrive.ts'
import { openAgreement, openTalk, sayItIsThem, send, talkWith, wordsIn, write } from '../bond.ts'
import type { Guide, Stop } from './guide.ts'
import { nudgeChoiceScreens } from './nudge-screens.ts'

export async function* bondScreens(guide: Guide): AsyncGenerator<Stop> {
  const { page } = guide.hers
  await goTo(page, 'People')
  yield { name: 'people, nobody', page }
  yield* beginScreens(guide)
  const link = await page.getByRole('textbox', { name: 'The link' }).inputValue()
  yield* invitedScreens(guide, link)
  const bondId = await comeAsSam(guide, link)
  await page.getByRole('heading', { name: 'Sam opened your link. Is it them?' }).waitFor()
  yield { name: 'is it them?', page }
  await page.getByRole('button', { name: 'No, or I am not sure' }).click()
  yield { name: 'is it them, or not', page }
  await page.getByRole('button', { name: 'Not now' }).click()
  await sayItIsThem(page)
  yield* talkScreens(guide, bondId)
  yield* agreementScreens(guide)
  yield* nudgeChoiceScreens(guide)
}

async function* beginScreens({ hers: { page }, words }: Guide): AsyncGenerator<Stop> {
  await page.getByRole('link', { name: 'Invite someone' }).click()
  await page.getByRole('radio', { name: 'Someone else' }).check()
  yield { name: 'begin', page }
  const fields = [
    'In your words',
    'What you hope for',
    'What pace would suit you',
    'A few words to them'
  ]
  for (const name of fields) await page.getByRole('textbox', { name }).fill(words(name))
  await page.getByRole('button', { name: 'Go on' }).click()
  await page.getByRole('heading', { name: 'Before the link is made' }).waitFor()
  yield { name: 'begin, before the link is made', page }
  await page.getByRole('button', { name: 'Make the link' }).click()
  await page.getByRole('heading', { name: 'Your link' }).waitFor()
  yield { name: 'the link', page }
}

async function* invitedScreens({ guest, mina }: Guide, link: string): AsyncGenerator<Stop> {
  const { page } = guest
  await page.goto('/i')
  await page.getByRole('heading', { name: 'Do you have an invitation?' }).waitFor()
  yield { name: 'invited, no link', page }
  await page.getByRole('textbox', { name: 'The link' }).fill(link.slice(0, -9))
  await page.getByRole('button', { name: 'Open it' }).click()
  await page.getByRole('heading', { name: 'Part of this link is missing.' }).waitFor()
  yield { name: 'invited, link cut short', page }
  await page.goto(link)
  await page.getByRole('heading', { name: `${mina.nickname} would like you beside them` }).waitFor()
  yield { name: 'invited', page }
  await page.getByRole('button', { name: 'Not now' }).click()
  await page.getByRole('heading', { name: 'That is fine' }).waitFor()
  yield { name: 'invited, not now', page }
}

async function comeAsSam({ sam }: Guide, link: string): Promise<string> {
  await arriveAs(sam)
  const accepted = await sam.acceptInvite(link.split('#')[1] ?? '')
  if (!accepted.ok) throw new Error(`Sam could not come: ${accepted.reason}`)
  await sam.openTalk(accepted.value.bondId)
  return accepted.value.bondId
}

async function* talkScreens(guide: Guide, bondId: string): AsyncGenerator<Stop> {
  const { sam, words } = guide
  const { page } = guide.hers
  await sam.say({ talkId: bondId, text: 'Good evening from Sam', notes: [] })
  await sam.say({ talkId: bondId, text: 'Something harder', notes: ['death:mention'] })
  await wordsIn(page, 'Sam', 'Good evening from Sam').waitFor()
  await page.getByRole('button', { name: 'Add a note: about…' }).click()
  await page.getByRole('checkbox', { name: 'medical care' }).check()
  yield { name: 'talk, choosing a note', page }
  await send(page, 'Sam', words('hard words'))
  await talkWith(page, 'Sam')
    .getByRole('button', { name: /^About: medical care/u })
    .click()
  await write(page, 'Sam', words('first words'))
  const hers = wordsIn(page, 'Sam', words('first words'))
  await hers.getByRole('button', { name: /More/u }).click()
  await hers.getByRole('button', { name: 'Take back' }).click()
  const his = wordsIn(page, 'Sam', 'Good evening from Sam')
  await his.getByRole('button', { name: /Respond/u }).click()
  yield { name: 'talk, with everything open', page }
  await hers.getByRole('button', { name: 'Not now' }).click()
  await hers.getByRole('button', { name: 'Change the words' }).click()
  const change = talkWith(page, 'Sam').getByRole('textbox', { name: 'Your words' })
  await change.fill(words('words changed later'))
  yield { name: 'talk, changing words', page }
  const talk = talkWith(page, 'Sam')
  await talk.getByRole('button', { name: 'Add or change a note' }).click()
  await talk.getByRole('checkbox', { name: 'medical care' }).check()
  yield { name: 'talk, changing a note', page }
  await talk.getByRole('checkbox', { name: 'medical care' }).uncheck()
  await talkWith(page, 'Sam').getByRole('button', { name: 'Save' }).click()
  await wordsIn(page, 'Sam', words('words changed later')).waitFor()
  yield* helpedScreens(guide)
  await page.getByRole('textbox', { name: 'Write to Sam' }).fill(words('words not sent'))
}

/** The help stays on, so that each composer after this one is seen with it. */
async function* helpedScreens({ hers: { page }, words }: Guide): AsyncGenerator<Stop> {
  await page.getByRole('checkbox', { name: 'Help me answer' }).check()
  const reply = `I’m so sorry. ${words('reply, looked over')}. At least you got out. How are you now?`
  await page.getByRole('textbox', { name: 'Write to Sam' }).fill(reply)
  await page.getByRole('button', { name: 'Look over my reply' }).click()
  await page.getByText('Comparing can sound as if this pain does not count.').waitFor()
  yield { name: 'talk, a reply looked over', page }
}

async function* agreementScreens({ hers: { page }, words }: Guide): AsyncGenerator<Stop> {
  await openAgreement(page, 'Sam')
  for (const name of ['Pause', 'End with last words', 'End without words', 'Block']) {
    await page.getByRole('button', { name, exact: true }).click()
  }
  await page.getByRole('textbox', { name: 'Your last words' }).fill(words('last words, not sent'))
  yield { name: 'agreement, ways to part', page }
  await page.getByRole('button', { name: 'Change it' }).click()
  await page.getByRole('textbox', { name: 'What we hope for' }).fill(words('what we hope for'))
  await page.getByRole('textbox', { name: 'Our pace' }).fill(words('our pace'))
  yield { name: 'agreement, changing it', page }
  await page.getByRole('button', { name: 'Not now' }).first().click()
  yield { name: 'agreement, leaving the change', page }
  await page.getByRole('button', { name: 'Go on writing' }).click()
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByText('Saved. You both see it now.').waitFor()
  await page.getByRole('button', { name: 'Pause now' }).click()
  await page.getByRole('button', { name: 'Go on again' }).waitFor()
  await openTalk(page, 'Sam')
  await page.getByText(words('words not sent')).waitFor()
  yield { name: 'talk, paused, with words not sent', page }
  await page.getByRole('link', { name: 'Our agreement' }).first().click()
  await page.getByRole('button', { name: 'Go on again' }).click()
  await page.getByRole('link', { name: 'Compare six words' }).click()
  await page.getByRole('heading', { name: 'My six words' }).waitFor()
  await page.getByRole('button', { name: 'They are not the same' }).click()
  yield { name: 'six words, not the same', page }
  await goTo(page, 'Today')
  yield { name: 'today, with Sam', page }
  await goTo(page, 'People')
  yield { name: 'people, with Sam', page }
}
