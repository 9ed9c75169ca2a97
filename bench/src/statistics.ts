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
