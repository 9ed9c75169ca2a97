import type { HelpLine } from '@beside/contract'

/** Words beside the lines of this place, where somebody may need them now. */
export const dangerLineWords = {
  call: 'In danger right now, call',
  dial: ({ way, dial, textWord }: Pick<HelpLine, 'way' | 'dial' | 'textWord'>) =>
    way === 'call' ? dial : `Text ${textWord} to ${dial}`.replace('  ', ' '),
  toAllHelp: 'All of Help now'
} as const
