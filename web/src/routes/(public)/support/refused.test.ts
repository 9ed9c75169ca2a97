import { expect, test } from 'vitest'
import { actions } from './+page.server.ts'

test.each([429, 503])(
  'where the server refuses to search with %i, words stay, and danger is seen',
  async (status) => {
    const body = new URLSearchParams({ words: 'he is going to kill me' })
    const found = await actions.default({
      request: new Request('https://place.example/support', { method: 'POST', body }),
      url: new URL('https://place.example/support'),
      fetch: async () => new Response(null, { status })
    })
    expect(found).toMatchObject({
      wish: { words: 'he is going to kill me' },
      answer: null,
      isDanger: true,
      isRefused: true
    })
  }
)
