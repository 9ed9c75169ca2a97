import { fail } from '@sveltejs/kit'
import { giveSeatBack, readSeat } from '#lib/community/gatherings.ts'
import type { Actions } from './$types'

const nothing = { code: '', seat: null, isGiven: false, reason: null }

// One action for both: what stands in the history of a browser is the same.
export const actions: Actions = {
  default: async ({ request, fetch }) => {
    const form = await request.formData()
    const typed = form.get('code')
    const code = typeof typed === 'string' ? typed.slice(0, 60) : ''
    const isGiven = form.get('act') === 'give-back'
    const read = isGiven ? await giveSeatBack(fetch, code) : await readSeat(fetch, code)
    if (!read.ok) {
      // Pressed twice, the first time did it.
      const isOver = isGiven && read.reason === 'seat-unknown'
      return fail(400, { ...nothing, code, reason: isOver ? 'seat-given-back' : read.reason })
    }
    return { ...nothing, code, isGiven, seat: read.value }
  }
}
