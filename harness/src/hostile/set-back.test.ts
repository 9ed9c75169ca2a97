import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { checkEvidence } from '@beside/client'
import { expect, test } from 'vitest'
import { befriend, openHouse, wordsIn, type House, type Person } from '../house.ts'
import { runBeside } from '../operating/run-beside.ts'

/** Sets the whole server back to what it was before `meanwhile`, and says nothing about it. */
async function setBack(home: House, meanwhile: () => Promise<void>): Promise<void> {
  const copy = await mkdtemp(join(tmpdir(), 'beside-earlier-'))
  await home.restart(() => cp(home.dataFolder, copy, { recursive: true }))
  await meanwhile()
  await home.restart(async () => {
    await rm(home.dataFolder, { recursive: true })
    await cp(copy, home.dataFolder, { recursive: true })
  })
  await rm(copy, { recursive: true })
}

const sent = (person: Person, text: string): Promise<unknown> =>
  person.sees(`“${text}” sent`, (view) =>
    (view.talk?.items ?? []).some(
      (item) => item.kind === 'words' && item.text === text && item.delivery === 'sent'
    )
  )

test('A server that was set back and went on is proven by what it signed, to somebody who has nothing but a file', async () => {
  await using home = await openHouse()
  const alice = await home.person('alice')
  const bob = await home.person('bob')
  const bondId = await befriend(alice, bob)
  await alice.openTalk(bondId)
  await bob.leave()
  await setBack(home, async () => {
    await alice.say({ talkId: bondId, text: 'in the first past', notes: [] })
    await sent(alice, 'in the first past')
  })
  const phone = home.device('bob')
  await phone.signInWithKit({ words: bob.kitWords.join(' '), device: 'shared' })
  await phone.openTalk(bondId)
  await phone.say({ talkId: bondId, text: 'in the second past', notes: [] })
  await sent(phone, 'in the second past')

  await alice.say({ talkId: bondId, text: 'what now', notes: [] })
  const alarmed = await alice.sees('the alarm', ({ alarms }) => alarms.length > 0)
  expect(alarmed.alarms).toMatchObject([{ kind: 'log-differs', bondId }])
  expect(wordsIn(alarmed)).not.toContain('in the second past')
  expect(alice.view().talk?.items.at(-1)).toMatchObject({ text: 'what now', delivery: 'waiting' })

  const alarmId = alarmed.alarms[0]?.id ?? ''
  const made = await alice.exportEvidence({ alarmId, withWords: false })
  if (!made.ok) throw new Error(made.reason)
  expect(made.value.json).not.toContain('in the first past')
  const checked = checkEvidence(JSON.parse(made.value.json))
  expect(checked.ok && checked.value.findings.map(({ shows }) => shows)).toContain('two-pasts')
  const withWords = await alice.exportEvidence({ alarmId, withWords: true })
  expect(withWords.ok && withWords.value.json).toContain('in the first past')

  const file = join(home.dataFolder, 'notes.json')
  await writeFile(file, made.value.json)
  const said = await runBeside(['check-evidence', '--file', file], { env: {} })
  expect(said).toMatchObject({ code: 0 })
  expect(said.said).toContain('Proven: the server signed two different pasts')
  await writeFile(file, made.value.json.slice(0, 900))
  expect(await runBeside(['check-evidence', '--file', file], { env: {} })).toMatchObject({
    code: 1
  })
})
