/** Ways to spoil a request: another kind, another size, too deep, cut short, or only another letter. */
import fc from 'fast-check'

type Change = (json: unknown) => unknown

const deep = fc
  .integer({ min: 10, max: 2000 })
  .map((depth) => JSON.parse('['.repeat(depth) + ']'.repeat(depth)) as unknown)
const huge = fc.integer({ min: 1, max: 120_000 }).map((size) => 'A'.repeat(size))
const strange: fc.Arbitrary<unknown> = fc.oneof(
  fc.jsonValue({ maxDepth: 2 }),
  fc.constantFrom(null, true, 0, -1, 1.5, 2 ** 53, 1e300, '', '\u0000', '__proto__', [], {}),
  fc.string({ unit: 'binary', maxLength: 50 }),
  huge,
  deep
)
const letters = fc.nat().map((at) => (value: unknown) => {
  if (typeof value !== 'string' || value === '') return value
  const place = at % value.length
  return value.slice(0, place) + (value[place] === 'B' ? 'C' : 'B') + value.slice(place + 1)
})

/** Changes one value somewhere within: to something strange, by a letter, or away altogether. */
export const changeJson: fc.Arbitrary<Change> = fc
  .record({
    steps: fc.array(fc.nat(), { minLength: 1, maxLength: 4 }),
    change: fc.oneof(
      letters,
      strange.map((value) => () => value),
      fc.constant(() => undefined)
    )
  })
  .map(
    ({ steps, change }) =>
      (json: unknown) =>
        changeAt(json, steps, change)
  )

/** Cuts a text, or adds to it. */
export const cutText: fc.Arbitrary<(whole: string) => string> = fc.oneof(
  fc.nat().map((at) => (whole: string) => whole.slice(0, at % (whole.length + 1))),
  fc.string({ maxLength: 20 }).map((more) => (whole: string) => whole + more),
  fc.constant((whole: string) => `{"__proto__":${whole}}`)
)

function changeAt(json: unknown, [step, ...rest]: readonly number[], change: Change): unknown {
  if (step === undefined || typeof json !== 'object' || json === null) return change(json)
  const keys = Object.keys(json)
  const key = keys[step % Math.max(1, keys.length)]
  if (key === undefined) return change(json)
  const inner = (json as Record<string, unknown>)[key]
  const changed = rest.length > 0 ? changeAt(inner, rest, change) : change(inner)
  if (Array.isArray(json))
    return json.map((each: unknown, at) => (at === Number(key) ? changed : each))
  return { ...json, [key]: changed }
}
