import { watchExit } from './watch-exit.ts'

watchExit()
