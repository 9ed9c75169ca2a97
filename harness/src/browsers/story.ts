/** One story, told once and lived through in each browser. */
import { arriveAs, befriend, personAt, type Person, wordsIn } from '../house.ts'
import { type Hands, handsOn } from './hands.ts'
import type { Key, Tab } from './tab.ts'

const passphrase = 'Mina keeps seven quiet lanterns lit'
const hers = 'The kettle is on'
const his = 'Good evening to you'
const shifts: readonly Key[] = ['ShiftLeft', 'ShiftRight', 'ShiftLeft']
const kitSize = 12
// A page of the app that was gone back to also says its title to a screen reader.
const neutral = /^Notes\s+There is nothing here yet\.(\s+Notes)?\s*$/u
/** More often than there are pages to go back to. */
const stepsBack = 6

/** Mina comes in, writes with Sam, leaves, and comes back by her twelve words to what they wrote. */
export async function liveThrough(
  tab: Tab,
  address: string,
  whileInside: () => Promise<void> = async () => {}
): Promise<void> {
  const hands = handsOn(tab)
  const kit = await comeIn(hands, address)
  await writeWithSam(hands, address)
  await whileInside()
  await hands.press('link', 'Exit')
  await leavesNothing(hands)
  await comeBack(tab, address, kit)
}

/** The end of the story: she comes back by her twelve words alone, and leaves by Shift three times. */
export async function comeBack(tab: Tab, address: string, kit: readonly string[]): Promise<void> {
  const hands = handsOn(tab)
  await comeBackByKit(hands, address, kit)
  await tab.pressKeys(shifts)
  await leavesNothing(hands)
}

/** What Mina and Sam write when neither sits at a browser. Gives back her twelve words. */
export async function writeElsewhere(address: string): Promise<readonly string[]> {
  const [mina, sam] = [personAt(address, 'Mina'), personAt(address, 'Sam')]
  try {
    await Promise.all([arriveAs(mina), arriveAs(sam)])
    const bondId = await befriend(mina, sam)
    await Promise.all([mina.openTalk(bondId), sam.openTalk(bondId)])
    await mina.say({ talkId: bondId, text: hers, notes: [] })
    await answers(sam, bondId)
    await mina.sees('his words', (view) => wordsIn(view).includes(his))
    return mina.kitWords
  } finally {
    await Promise.all([mina.leave(), sam.leave()])
  }
}

async function answers(sam: Person, bondId: string): Promise<void> {
  await sam.sees('her words', (view) => wordsIn(view).includes(hers))
  await sam.say({ talkId: bondId, text: his, notes: [] })
}

async function comeIn(hands: Hands, address: string): Promise<readonly string[]> {
  await hands.tab.go(`${address}/come-in`)
  await hands.sees('heading', 'Before you come in')
  await hands.press('button', 'Go on')
  await hands.fill('Nickname', 'Mina')
  await hands.fill('Passphrase', passphrase)
  await hands.press('button', 'Make my place')
  const kit = (await hands.read('list', 'Your twelve words')).trim().split(/\s+/u)
  if (kit.length !== kitSize) throw new Error(`${kit.length} words of a kit were read`)
  await hands.press('button', 'I have them')
  await proveKit(hands, kit)
  await hands.sees('heading', 'How are you arriving, Mina?')
  return kit
}

/** Two of the words are asked for. */
async function proveKit(hands: Hands, kit: readonly string[]): Promise<void> {
  await hands.sees('button', 'Done')
  for (const [at, word] of kit.entries()) {
    const name = `Word ${at + 1}`
    if ((await hands.tab.find('textbox', name)) !== undefined) await hands.fill(name, word)
  }
  await hands.press('button', 'Done')
}

async function writeWithSam(hands: Hands, address: string): Promise<void> {
  const sam = personAt(address, 'Sam')
  try {
    await hands.press('link', 'People')
    await hands.press('link', 'Invite someone')
    await hands.sees('heading', 'Invite someone')
    await hands.press('button', 'Go on')
    await hands.press('button', 'Make the link')
    const link = await hands.read('textbox', 'The link')
    await arriveAs(sam)
    const accepted = await sam.acceptInvite(link.split('#')[1] ?? '')
    if (!accepted.ok) throw new Error(`Sam could not come: ${accepted.reason}`)
    const { bondId } = accepted.value
    await sam.openTalk(bondId)
    await hands.press('button', 'Yes, it is them')
    await hands.fill('Write to Sam', hers)
    await hands.press('button', 'Send')
    await answers(sam, bondId)
    await seesHistory(hands)
  } finally {
    await sam.leave()
  }
}

async function comeBackByKit(hands: Hands, address: string, kit: readonly string[]): Promise<void> {
  await hands.tab.go(`${address}/sign-in`)
  await hands.press('radio', 'With my twelve words')
  await hands.fill('Your twelve words', kit.join(' '))
  await hands.press('button', 'Sign in')
  await hands.sees('heading', 'How are you arriving, Mina?')
  await hands.press('link', 'People')
  await hands.press('link', /^Sam\b/u)
  await seesHistory(hands)
}

async function seesHistory(hands: Hands): Promise<void> {
  await hands.sees('list', 'Conversation with Sam')
  await hands.reads(new RegExp(`${hers}[^]*${his}`, 'u'))
}

/** The neutral page stands there, and however often one goes back, nothing of before does. */
async function leavesNothing(hands: Hands): Promise<void> {
  await hands.isAt('/out')
  await hands.reads(neutral)
  for (let step = 0; step < stepsBack; step += 1) {
    await hands.tab.goBack()
    const path = await hands.isWhole()
    if (path === 'blank') return
    // What lay behind the door is locked. What everybody may read may be read.
    const text = await hands.reads(path.startsWith('/app') ? neutral : /./u)
    const left = /Mina|Sam|kettle|evening|Word \d/u.exec(text)
    if (left !== null) throw new Error(`Back shows “${left[0]}” in ${hands.tab.browser}: ${text}`)
  }
}
