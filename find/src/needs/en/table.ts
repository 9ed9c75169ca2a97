import type { NeedTable } from '../need.ts'
import { groups } from './groups.ts'
import { health } from './health.ts'
import { living } from './living.ts'
import { people } from './people.ts'
import { safety } from './safety.ts'

/** English, British and American. CC0: take it, correct it, translate it. */
export const en: NeedTable = {
  language: 'en',
  groups,
  needs: [...safety, ...health, ...living, ...people]
}
