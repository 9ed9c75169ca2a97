import type { CircleView } from '@beside/client'
import type { CircleWish } from '#lib/beside/memory.svelte.ts'
import { circleNameMax, circleTextMax } from '../words.ts'
import { agreementMax, startingAgreement } from './words.ts'

export const plainWish: CircleWish = {
  name: '',
  purpose: '',
  welcome: '',
  notWelcome: '',
  seats: 8,
  hours: null,
  newcomers: 'all',
  retentionDays: 90,
  agreement: startingAgreement,
  allowsDetail: false
}

export const wishKeys = ['name', 'purpose', 'welcome', 'notWelcome', 'agreement'] as const

export function wishOf({ about, agreement, stay }: CircleView): CircleWish {
  const { text, allowsDetail } = agreement
  const retentionDays = stay.next?.days ?? stay.days
  return { ...about, agreement: text, allowsDetail, retentionDays }
}

/** Without the blanks at both ends, as the client takes it. */
export function sentWish({ agreement, allowsDetail, retentionDays, ...about }: CircleWish) {
  const { name, purpose, welcome, notWelcome, seats, hours, newcomers = 'all' } = about
  return {
    about: {
      name: name.trim(),
      purpose: purpose.trim(),
      welcome: welcome.trim(),
      notWelcome: notWelcome.trim(),
      seats,
      hours,
      newcomers
    },
    agreement: agreement.trim(),
    allowsDetail,
    retentionDays
  }
}

/** Whether all of it is there and fits. Otherwise its field says so. */
export function isWhole(wish: CircleWish): boolean {
  const { about, agreement } = sentWish(wish)
  const { name, purpose, welcome, notWelcome } = about
  const isThere = name !== '' && agreement !== ''
  const fits = [purpose, welcome, notWelcome].every(({ length }) => length <= circleTextMax)
  return isThere && fits && name.length <= circleNameMax && agreement.length <= agreementMax
}
