/** When a test fails: what people saw. A journey that waited in vain says only for what. */
import { afterEach } from 'vitest'
import { openContexts } from './visitor.ts'

afterEach(async ({ task }) => {
  if (task.result?.state !== 'fail') return
  for (const page of [...openContexts].flatMap((context) => context.pages())) {
    const text = await page.evaluate(() => document.body.innerText).catch(String)
    process.stderr.write(`On the screen at ${page.url()}:\n${text}\n\n`)
  }
})
