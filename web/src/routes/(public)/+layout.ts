import { browser } from '$app/env'
import type { InstanceView } from '@beside/client'
import { beside } from '#lib/beside/app.svelte.ts'
import type { LayoutLoad } from './$types'

// Public pages are drawn by the server and work without any script (T29).
export const csr = false
export const ssr = true

export const load: LayoutLoad = async ({ fetch }) => ({
  community: await (browser ? askTheApp() : askTheServer(fetch))
})

/** Reached from inside the app, which knows the place also while the line is cut. */
async function askTheApp(): Promise<InstanceView | null> {
  const read = await beside.readInstance()
  return read.ok ? read.value : null
}

// Imported here alone: what checks the answer is heavy, and the app has it in its Worker.
async function askTheServer(ask: typeof fetch) {
  const { readCommunity } = await import('#lib/community/read-community.ts')
  return readCommunity(ask)
}
