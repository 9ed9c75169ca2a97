// Prevents: words on a screen that are hard to read, or that blame, rush, shout or promise.
//
// Reads every text of every `words.ts` and of every folder `words/`: sentences of at most 20 words,
// school grade 6 (8 in legal texts) over 30 words or more, and the list of words to avoid. English
// only: files of another language, such as `words.ar.ts`, are read by a person.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { judgeGrade, judgeText } from './checks/judge-text.ts'
import { listFiles, root } from './checks/list-files.ts'
import { readShownTexts } from './checks/read-shown-texts.ts'
import { type Finding, reportFindings } from './checks/report-findings.ts'

const gradeMax = 6
const legalGradeMax = 8

const paths = listFiles((path) => isShown(path) && !isOtherLanguage(path))
reportFindings('Words to people', paths.flatMap(judgeFile))

function isShown(path: string): boolean {
  return /(^|\/)(words\.ts|words\/.*\.ts)$/.test(path) && !path.endsWith('.test.ts')
}

function isOtherLanguage(path: string): boolean {
  return /[./](?!en)[a-z]{2}\.ts$/.test(path)
}

function judgeFile(path: string): readonly Finding[] {
  const shown = readShownTexts(path, readFileSync(join(root, path), 'utf8'))
  const limit = /(^|\/)(legal|terms|privacy)\//.test(path) ? legalGradeMax : gradeMax
  const single = shown.flatMap(({ line, text }) =>
    [...judgeText(text), ...judgeGrade([text], limit)].map((finding) => ({
      path,
      line,
      text: finding
    }))
  )
  const texts = shown.map(({ text }) => text).filter((text) => /[.?]/.test(text))
  const whole = judgeGrade(texts, limit).map((text) => ({ path, text }))
  return [...single, ...whole]
}
