// A server in a process of its own, so that a test can end it without warning.
import { pino } from 'pino'
import { startServer } from '../main.ts'

const [dataFolder = '', databaseUrl] = process.argv.slice(2)
const log = pino({ level: 'silent' })
const { address } = await startServer({ dataFolder, databaseUrl, log, rateScale: 1000 })
process.stdout.write(`${address}\n`)
