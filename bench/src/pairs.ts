import { median } from './statistics.ts'

export type Pair = { readonly ours: number; readonly theirs: number }
export type PairedMedians = Pair & { readonly ratio: number }

/**
 * Runs ours and theirs in turn. The machine is shared and its speed drifts, so each round is compared
 * with its neighbour, and every second pair begins with the other side.
 */
export async function runPairs(
  rounds: number,
  run: { readonly ours: () => Promise<number>; readonly theirs: () => Promise<number> }
): Promise<PairedMedians> {
  const pairs: Pair[] = []
  for (let round = 0; round < rounds; round += 1) pairs.push(await runPair(round % 2 === 0, run))
  return {
    ours: median(pairs.map(({ ours }) => ours)),
    theirs: median(pairs.map(({ theirs }) => theirs)),
    ratio: median(pairs.map(({ ours, theirs }) => ours / theirs))
  }
}

async function runPair(
  isOursFirst: boolean,
  run: { readonly ours: () => Promise<number>; readonly theirs: () => Promise<number> }
): Promise<Pair> {
  if (isOursFirst) {
    const ours = await run.ours()
    return { ours, theirs: await run.theirs() }
  }
  const theirs = await run.theirs()
  return { ours: await run.ours(), theirs }
}
