import { expect, test } from 'vitest'
import { notesIn } from './note-names.ts'

const notes = ['medical:mention', 'police:about', 'war:detail']

test('how far a text goes into what it is about is said in every language', () => {
  expect(notesIn('en', notes)).toBe(
    'About: medical care (mentions it), police and court, war and fleeing (in detail)'
  )
  expect(notesIn('es', notes)).toBe(
    'Habla de: la atención médica (solo una mención), la policía y los tribunales, la guerra y la huida (en detalle)'
  )
  expect(notesIn('ar', notes)).toBe(
    'يتحدث عن: الرعاية الطبية (ذكر عابر)، الشرطة والمحكمة، الحرب والهروب (بالتفصيل)'
  )
})
