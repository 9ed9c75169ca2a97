/** What an operator reads about the files of their instance. */
import type { InstanceReason } from './instance-trouble.ts'

/** Stands at the top of root.key, for whoever finds the file. */
export const rootKeyHeading: readonly string[] = [
  'The root key of your community. It proves that this server is yours.',
  'Move this file to a place that is not on this machine, such as a memory stick in a drawer.',
  'You need it again only after a restore. docs/operating.md says how.'
]

export const instanceWords: Readonly<Record<InstanceReason, string>> = {
  'not-allowed':
    'This account may not write in that folder. Choose another one, or change its owner.',
  'disk-full': 'The disk is full. Nothing was lost. Make some room, then try again.',
  'folder-is-a-file': 'There is a file where the data folder should be. Choose another folder.',
  'disk-trouble': 'The disk did not answer as it should. Nothing was changed. Please try again.',
  'no-instance':
    'There is no community in that folder. Check the folder, or start one with npm start.',
  'secrets-missing':
    'The file secrets.json is gone, but the store is still here. Nothing new was made. Bring secrets.json back from a backup.',
  'secrets-damaged':
    'The file secrets.json cannot be read as a whole. It was left as it is. Bring it back from a backup.',
  'root-damaged': 'That file does not hold a whole root key. Look for another copy of it.',
  'root-missing': 'There is no root key at that place.',
  'another-root': 'That root key belongs to another community. Nothing was changed.'
}
