import { browser } from '$app/env'
import type { InstanceView } from '@beside/client'
import { beside } from '#lib/beside/app.svelte.ts'
import { readCommunity } from '#lib/community/read-community.ts'
import type { LayoutLoad } from './$types'

// Public pages are drawn by the server and work without any script (T29).
export const csr = false
export const ssr = true

export const load: LayoutLoad = async ({ fetch }) => ({
  community: await (browser ? askTheApp() : readCommunity(fetch))
})

/** Reached from inside the app, which knows the place also while the line is cut. */
async function askTheApp(): Promise<InstanceView | null> {
  const read = await beside.readInstance()
  return read.ok ? read.value : null
}
