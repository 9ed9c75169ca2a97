/** The middle of the values; of an even number, the mean of the two in the middle. */
export function median(values: readonly number[]): number {
  return percentile(values, 50)
}

/** The value below which `percent` of all lie, between two neighbours where it falls there. */
export function percentile(values: readonly number[], percent: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  if (sorted.length === 0) throw new Error('There is nothing to take a percentile of.')
  const at = (percent / 100) * (sorted.length - 1)
  const low = sorted[Math.floor(at)] ?? 0
  const high = sorted[Math.ceil(at)] ?? low
  return low + (high - low) * (at - Math.floor(at))
}

/** Rounded to three digits that count. */
export function rounded(value: number): number {
  return Number(value.toPrecision(3))
}

/** Times in ms, in words. */
export function spread(times: readonly number[]): string {
  const [half, most, worst] = [50, 99, 100].map((part) => percentile(times, part).toFixed(2))
  return `p50 ${half}, p99 ${most}, most ${worst} ms`
}

/** How much y grows for each x, by least squares. */
export function slope(points: readonly (readonly [x: number, y: number])[]): number {
  const meanX = points.reduce((sum, [x]) => sum + x, 0) / points.length
  const meanY = points.reduce((sum, [, y]) => sum + y, 0) / points.length
  const over = points.reduce((sum, [x, y]) => sum + (x - meanX) * (y - meanY), 0)
  const under = points.reduce((sum, [x]) => sum + (x - meanX) ** 2, 0)
  return under === 0 ? 0 : over / under
}
