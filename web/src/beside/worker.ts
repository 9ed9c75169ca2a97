/** Here the client lives, alone with its keys: a page that is taken over finds no key in its own memory. */
import { createBeside } from '@beside/client'
import { answerCalls } from './answer-calls.ts'
import { browserEnvironment } from './browser-environment.ts'
import { createKeep } from './keep-session.ts'

const keep = createKeep()
const beside = createBeside(browserEnvironment(keep))
answerCalls(self, beside, () => keep?.touch())
