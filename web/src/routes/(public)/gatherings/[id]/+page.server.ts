import { error, fail } from '@sveltejs/kit'
import { drawId } from '#lib/beside/draw-id.ts'
import { spellCardCode } from '#lib/community/card-code.ts'
import { askForSeat, readGathering } from '#lib/community/gatherings.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ fetch, params }) => {
  const read = await readGathering(fetch, params.id)
  if (!read.ok) error(read.reason === 'not-found' ? 404 : 503, 'not-drawn')
  // Drawn for this form alone: sent twice, it is one seat.
  return { gathering: read.value, nonce: drawId() }
}

export const actions: Actions = {
  default: async ({ request, fetch, params }) => {
    const form = await request.formData()
    const asked = await askForSeat(fetch, { id: params.id, form })
    if (!asked.ok) return fail(400, { given: null, reason: asked.reason })
    const { code, standing } = asked.value
    return { given: { code: spellCardCode(code), standing }, reason: null }
  }
}
