import { avoidList } from './avoid-list.ts'
import { gradeOf, sentencesOf, wordsOf } from '../../server/src/rooms/library/draw/read-ease.ts'

const sentenceWordsMax = 20
const gradeWordsMin = 30

const knownCapitals = new Set(
  'AGPL CSV EU FAQ GB GP HTML HTTP HTTPS ID JPEG KB LGBT LGBTQ NHS OK PDF PIN PNG QR RSS SMS TV UK US USA USB UTC'.split(
    ' '
  )
)

/** What is hard to read, or unkind, in one text that people see. */
export function judgeText(text: string): readonly string[] {
  return [...judgeSentences(text), ...judgeWords(text), ...judgeCapitals(text)]
}

/** What is hard to read in texts that belong together. Short labels cannot be judged alone. */
export function judgeGrade(texts: readonly string[], gradeMax: number): readonly string[] {
  const sentences = texts.flatMap(sentencesOf)
  if (sentences.flatMap(wordsOf).length < gradeWordsMin) return []
  const grade = gradeOf(sentences)
  if (grade <= gradeMax) return []
  return [`asks for school grade ${grade.toFixed(1)}, at most ${gradeMax} is kind`]
}

function judgeSentences(text: string): readonly string[] {
  return sentencesOf(text)
    .map((sentence) => wordsOf(sentence).length)
    .filter((count) => count > sentenceWordsMax)
    .map((count) => `a sentence of ${count} words, at most ${sentenceWordsMax} are easy to follow`)
}

function judgeWords(text: string): readonly string[] {
  return avoidList.flatMap(({ avoid, use }) => {
    const match = avoid.exec(text)
    return match === null ? [] : [`"${match[0]}" → ${use}`]
  })
}

function judgeCapitals(text: string): readonly string[] {
  return wordsOf(text)
    .filter((word) => /^\p{Lu}{2,}$/u.test(word) && !knownCapitals.has(word))
    .map((word) => `"${word}" in capitals is read as shouting`)
}
