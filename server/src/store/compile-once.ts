/** Queries of the hot path: built and compiled once, then run with other values. */
import type { Compilable, QueryResult } from 'kysely'
import type { Reader } from './tables.ts'

type Mark<Name extends string> = (name: Name) => never

/**
 * `build` puts a mark where a value belongs; each run gives the value for each mark. The text depends on the
 * kind of store, so it is kept for each connection.
 */
export function compileOnce<Name extends string, Row>(
  build: (db: Reader, mark: Mark<Name>) => Compilable<Row>
): (db: Reader, values: Readonly<Record<Name, unknown>>) => Promise<QueryResult<Row>> {
  const known = new WeakMap<object, ReturnType<Compilable<Row>['compile']>>()
  return (db, values) => {
    const { adapter } = db.getExecutor()
    // The mark is the name itself: where the query is compiled it stands in the list of parameters.
    const query = known.get(adapter) ?? build(db, (name) => name as never).compile()
    known.set(adapter, query)
    const parameters = query.parameters.map((name) => values[name as Name])
    return db.executeQuery({ ...query, parameters })
  }
}
