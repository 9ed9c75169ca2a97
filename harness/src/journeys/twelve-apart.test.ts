import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { personApart, type PersonApart } from '../apart/person-apart.ts'
import { arrive, somebody } from '../web/arrive.ts'
import { openCircle, sayInCircle, wordsInCircle } from '../web/circle.ts'
import { openWebHouse, type WebHouse } from '../web/web-house.ts'

const circle = 'Thursday'
const names = ['Ines', 'Ada', 'Ben', 'Cleo', 'Dan', 'Eva', 'Finn', 'Gil', 'Hana', 'Ivo']
const inBrowsers = ['Noor', 'Ade']

let home: WebHouse
beforeAll(async () => {
  home = await openWebHouse()
})
afterAll(async () => await home[Symbol.asyncDispose]())

test('Ten people in processes of their own and two in browsers come in, write and answer at once, and all read the same', async () => {
  await using stack = new AsyncDisposableStack()
  const apart = names.map((name) => stack.use(personApart(home.address, name)))
  const [ines, ...others] = apart as [PersonApart, ...PersonApart[]]
  await Promise.all(apart.map((person) => person.does('arrive')))
  const circleId = await ines.does('begin', circle)

  const asking = others.map(async (person) => {
    await person.does('ask', await ines.does('link', circleId))
  })
  const opening = inBrowsers.map(async (name) => {
    const { page } = await home.visitor()
    await page.goto(await ines.does('link', circleId))
    await page.getByRole('button', { name: 'Ask to come in' }).click()
    await arrive(page, somebody(name))
    await page.getByText('You asked to come in. The answer will show here.').waitFor()
    return page
  })
  const pages = await Promise.all(opening)
  await Promise.all(asking)
  for (let seats = names.length + inBrowsers.length; seats > 1; seats -= 1)
    await ines.does('letIn', circleId)
  await Promise.all([
    ...others.map((person) => person.does('comeIn', circleId)),
    ...pages.map(agree)
  ])

  // Each answers the one before, in a ring, as soon as those words are there.
  const everybody = [...names, ...inBrowsers]
  const before = (name: string) => wordsOf(everybody.at(everybody.indexOf(name) - 1)!)
  await Promise.all([
    ...apart.map(async (person) => {
      await person.does('say', wordsOf(person.name))
      await person.does('answer', before(person.name))
    }),
    ...pages.map(async (page, at) => {
      const name = inBrowsers[at]!
      await sayInCircle(page, circle, wordsOf(name))
      await answerIn(page, before(name), `${name} answers: ${before(name)}`)
    })
  ])

  const count = String(everybody.length * 2)
  const heard = await Promise.all(apart.map((person) => person.does('hear', count)))
  const texts = JSON.parse(heard[0]!) as string[]
  expect(new Set(heard).size).toBe(1)
  expect(texts.toSorted()).toEqual(
    everybody.flatMap((name) => [wordsOf(name), `${name} answers: ${before(name)}`]).toSorted()
  )
  for (const page of pages) {
    for (const text of texts) await wordsInCircle(page, circle, text).first().waitFor()
  }
  for (const person of apart) expect(await person.does('alarms')).toBe('[]')
}, 300_000)

const wordsOf = (name: string) => `These are the words of ${name}.`

async function agree(page: Page): Promise<void> {
  await openCircle(page, circle)
  await page.getByRole('button', { name: 'I say yes to this' }).click()
  await page.getByRole('textbox', { name: `Write to ${circle}` }).waitFor()
}

async function answerIn(page: Page, to: string, words: string): Promise<void> {
  // Answers that came already say whose words they answer.
  const theirs = wordsInCircle(page, circle, new RegExp(`(?<!answers: )${to}`, 'u')).first()
  await theirs.getByRole('button', { name: /Respond to/u }).click()
  await theirs.getByRole('button', { name: 'Answer', exact: true }).click()
  await page.getByRole('textbox', { name: /^Your answer to/u }).fill(words)
  await page.getByRole('button', { name: 'Send' }).last().click()
  await wordsInCircle(page, circle, words).first().waitFor()
}
