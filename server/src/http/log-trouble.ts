import type { Logger } from 'pino'

/**
 * Logs where something broke, and never what it held: the message of an error may quote what a person
 * sent, so only its kind and the places in our code are written down.
 */
export function logTrouble(log: Logger, where: string, cause: unknown): void {
  const error = cause instanceof Error ? cause : undefined
  const code = codeOf(error) ?? codeOf(error?.cause)
  const places = error?.stack?.split('\n').filter((line) => /^\s+at /u.test(line)) ?? []
  log.error({ where, kind: error?.name ?? typeof cause, code, places: places.slice(0, 6) })
}

/** The code of the system or of SQLite (sqlite.org/rescode.html). */
function codeOf(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined
  if ('errcode' in error) return `sqlite ${String(error.errcode)}`
  return 'code' in error ? String(error.code) : undefined
}
