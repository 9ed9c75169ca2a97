// Prevents: words on a screen that are hard to read, or that blame, rush, shout or promise.
//
// Reads every text of every `words.ts` and of every folder `words/`: sentences of at most 20 words,
// school grade 6 (8 in legal texts) over 30 words or more, and the list of words to avoid. English
// only: files of another language, such as `words.ar.ts`, are read by a person. The texts of the library that come
// with Beside are read in the same way, at grade 8.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { judgeGrade, judgeText } from './checks/judge-text.ts'
import { listFiles, root } from './checks/list-files.ts'
import { readProse } from './checks/read-prose.ts'
import { readShownTexts } from './checks/read-shown-texts.ts'
import { type Finding, reportFindings } from './checks/report-findings.ts'

const gradeMax = 6
const legalGradeMax = 8

const paths = listFiles((path) => isShown(path) && !isOtherLanguage(path))
const ours = listFiles((path) => /^server\/src\/rooms\/library\/ours\/[^/]+\.md$/.test(path))
const findings = [...paths.flatMap(judgeFile), ...ours.filter(isEnglish).flatMap(judgeMarkdown)]
reportFindings('Words to people', findings)

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

// A translation is named for its language, as `grounding-ar.md` is.
function isEnglish(path: string): boolean {
  return !/-[a-z]{2}\.md$/.test(path)
}

function judgeMarkdown(path: string): readonly Finding[] {
  const lines = readProse(readFileSync(join(root, path), 'utf8'))
  const single = lines.flatMap(({ line, text }) =>
    judgeText(text).map((finding) => ({ path, line, text: finding }))
  )
  const texts = lines.map(({ text }) => text)
  return [...single, ...judgeGrade(texts, legalGradeMax).map((text) => ({ path, text }))]
}
