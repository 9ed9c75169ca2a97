/** One benchmark: what it measures, what it aims at, and how it is run. */
export type Row = {
  readonly name: string
  readonly value: number
  readonly unit: string
  /** The peer or floor in the same run and unit; for sizes and times without one, the aim. */
  readonly against: number
  readonly ratio: number
}

export type Measured = Omit<Row, 'name'> & {
  /** What else was seen, for the table. */
  readonly notes?: readonly string[]
}

export type Benchmark = {
  readonly name: string
  /** What stands behind `against`, in a few words. */
  readonly peer: string
  readonly aim: { readonly text: string; readonly isMet: (measured: Measured) => boolean }
  /** Takes minutes, and is run only where it is named. */
  readonly isLong?: true
  readonly measure: () => Promise<Measured>
}
