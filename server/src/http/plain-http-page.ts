/** The page for plain HTTP from outside: browsers withhold what the app needs there, and anybody could listen. */
import type { ServerResponse } from 'node:http'
import { plainHttpWords as words } from './words.ts'

// No script, no style from elsewhere, nothing that needs escaping: all words are ours.
const PAGE = `<!doctype html>
<html lang="en"><meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${words.title}</title>
<body><main><h1>${words.heading}</h1>
<p>${words.why}</p><p>${words.askOperator}</p><p>${words.ifOperator}</p><p>${words.emergency}</p>
</main></body></html>
`

export function sendPlainHttpPage(outgoing: ServerResponse): void {
  outgoing.writeHead(403, {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store'
  })
  outgoing.end(PAGE)
}
