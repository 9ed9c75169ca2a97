// The thread of `list-keeper.ts`: takes all rows in, and gives the lists of the open data back.
import { findHidden, listRecords } from '@beside/hsds'
import { makeLists } from './made-lists.ts'
import { openRows, publicRecords, saidOf } from './public-records.ts'
import { answerWithRows } from './rows-apart.ts'

answerWithRows((rows, { places }) => {
  const said = saidOf(places)
  const hidden = findHidden(openRows(rows, said))
  const answer = makeLists(listRecords(publicRecords(rows, said, hidden)))
  const blocks = [...answer.values()].flatMap(({ whole, brief }) => [...whole, ...brief])
  return { answer, moved: blocks.map(({ buffer }) => buffer) }
})
