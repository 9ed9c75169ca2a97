import type { RandomBytes } from '@beside/kernel'

export const randomBytes: RandomBytes = (size) => crypto.getRandomValues(new Uint8Array(size))
