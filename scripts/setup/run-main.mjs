/**
 * Runs the body of a command. A failure that was foreseen is told in its own sentence: a stack
 * of calls would only hide it.
 *
 * @param {() => Promise<number>} main gives back the exit code
 */
export async function runMain(main) {
  try {
    process.exitCode = await main()
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    process.exitCode = 1
  }
}
