import type { Logger } from 'pino'

/**
 * Logs where something broke, and never what it held: the message of an error may quote what a person
 * sent, so only its kind and the places in our code are written down.
 */
export function logTrouble(log: Logger, where: string, cause: unknown): void {
  const error = cause instanceof Error ? cause : undefined
  const code = error && 'code' in error ? String(error.code) : undefined
  const places = error?.stack?.split('\n').filter((line) => /^\s+at /u.test(line)) ?? []
  log.error({ where, kind: error?.name ?? typeof cause, code, places: places.slice(0, 6) })
}
