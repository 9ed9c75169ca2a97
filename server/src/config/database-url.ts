import { StoreTrouble } from '../store/store-trouble.ts'

/**
 * Where PostgreSQL is reached, by `DATABASE_URL`; undefined where the store is SQLite's.
 *
 * @throws StoreTrouble `database-url-strange`
 */
export function readDatabaseUrl(
  env: Readonly<Record<string, string | undefined>>
): string | undefined {
  const text = env['DATABASE_URL']?.trim() ?? ''
  if (text === '') return undefined
  if (!/^postgres(?:ql)?:\/\//u.test(text)) throw new StoreTrouble('database-url-strange')
  return text
}
