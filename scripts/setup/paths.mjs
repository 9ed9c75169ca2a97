import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The folder of the whole repository, wherever a script was started from. */
export const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..')

/** The Node that the lockfile pins. The machine's own may be too old to run `.ts` files. */
export const pinnedNode = join(root, 'node_modules', '.bin', 'node')

/** Notes that tools keep between runs. They vanish with node_modules, and nothing is lost. */
export const cacheFolder = join(root, 'node_modules', '.cache', 'beside')
