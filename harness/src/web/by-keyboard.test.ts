import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser } from '../browser.ts'
import { judgeKeyboard, walkerScript } from './by-keyboard.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(async () => await browser.close())

const ring = '<style>:focus-visible { outline: 3px solid teal }</style>'

async function open(body: string): Promise<{ readonly page: Page; readonly broken: string[] }> {
  const page = await browser.newPage()
  const broken: string[] = []
  await page.exposeFunction('besideBroken', (text: string) => broken.push(text))
  await page.addInitScript({ content: walkerScript })
  await page.goto(`data:text/html,${encodeURIComponent(`${ring}<main>${body}</main>`)}`)
  return { page, broken }
}

const plain = `<a href="#a">One</a> <button>Two</button> <input type="date" aria-label="Day">
  <label><input type="radio" name="c"> Three</label> <label><input type="radio" name="c" checked> Four</label>
  <details><summary>More</summary><button>Folded</button></details> <button disabled>Rests</button>`

test('a page whose controls are met once and in order is all right', async () => {
  const { page } = await open(plain)
  expect(await judgeKeyboard(page)).toEqual([])
})

test.each([
  [
    'a control that Tab leaves out',
    '<a href="#a">One</a><a tabindex="-1" href="#b" style="cursor: pointer">Two</a>',
    /only a pointer/u
  ],
  [
    'a control that is none',
    '<a href="#a">One</a><div style="cursor: pointer">Two</div>',
    /“Two”: only a pointer/u
  ],
  [
    'an order that is not as it stands',
    '<a href="#a">One</a><a tabindex="1" href="#b">Two</a>',
    /goes before all others/u
  ],
  [
    'an order that is not as it is drawn',
    '<div style="display: flex; flex-direction: column-reverse"><button>One</button><button>Two</button></div>',
    /“Two” stands above button “One”/u
  ],
  ['a focus without a ring', '<button style="outline: none">One</button>', /has no ring/u],
  [
    'a focus under something',
    '<button>One</button><div style="position: fixed; inset: 0; background: white"></div>',
    /lies under something/u
  ],
  [
    'a trap',
    '<button>One</button><button id="b">Two</button><button>Three</button><script>b.onkeydown = (e) => e.preventDefault()</script>',
    /never reached: button “Three”/u
  ]
])('somebody with a keyboard alone is told of: %s', async (_what, body, found) => {
  const { page } = await open(body)
  expect((await judgeKeyboard(page)).join('\n')).toMatch(found)
})

test('a focus that falls away with what was pressed is told of, and one that goes on is not', async () => {
  const goes = '<button onclick="this.remove()">Go</button>'
  const moves =
    '<h1 tabindex="-1">Here</h1><button onclick="this.remove(); document.querySelector(\'h1\').focus()">On</button>'
  for (const [body, name] of [
    [moves, 'On'],
    [goes, 'Go']
  ] as const) {
    const { page, broken } = await open(body)
    await page.getByRole('button', { name }).click()
    if (name === 'Go')
      await expect
        .poll(() => broken, { timeout: 20_000 })
        .toEqual(['the focus fell away with button “Go”'])
    else await page.waitForTimeout(4_000)
    expect(broken.length).toBe(name === 'Go' ? 1 : 0)
  }
})
