import { expect, test } from 'vitest'
import { actions } from './+page.server.ts'

const code = '0000-0000-0000'

test.each([
  ['give-back', 'seat-given-back'],
  ['look', 'seat-unknown']
])(
  'a code that holds no seat is said otherwise to whoever gives one back: %s',
  async (act, reason) => {
    const said = { error: true, reason: 'seat-unknown' }
    const given = await actions['default']?.({
      request: new Request('https://place.example/gatherings/seat', {
        method: 'POST',
        body: new URLSearchParams({ act, code })
      }),
      fetch: async () => Response.json(said, { status: 404 })
    } as never)
    expect(given).toMatchObject({ status: 400, data: { code, reason } })
  }
)
