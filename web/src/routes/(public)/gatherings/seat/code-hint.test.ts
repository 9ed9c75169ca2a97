import { readCardCode } from '#lib/community/card-code.ts'
import { expect, test } from 'vitest'
import { arabicGatheringWords } from '../words.ar.ts'
import { spanishGatheringWords } from '../words.es.ts'
import { gatheringSaid } from '../words.ts'

test.each([
  ['English', gatheringSaid.words.codeHint],
  ['Arabic', arabicGatheringWords.words.codeHint],
  ['Spanish', spanishGatheringWords.words.codeHint]
])(
  'whoever types the code that stands there as an example is not told that it is none: %s',
  (_, hint) => {
    const [code = ''] = /(?:[0-9A-Z]{4}-){2}[0-9A-Z]{4}/u.exec(hint) ?? []
    expect(readCardCode(code)).toBeDefined()
  }
)
