/** When a test fails: what people saw. A journey that waited in vain says only for what. */
import { afterEach } from 'vitest'
import { openContexts, stumbles } from './visitor.ts'

afterEach(async ({ task }) => {
  const said = stumbles.splice(0)
  if (task.result?.state !== 'fail') return
  for (const text of said) process.stderr.write(`Said in the console: ${text}\n`)
  for (const page of [...openContexts].flatMap((context) => context.pages())) {
    const text = await page.evaluate(() => document.body.innerText).catch(String)
    process.stderr.write(`On the screen at ${page.url()}:\n${text}\n\n`)
  }
})
