/** How long anybody waits for what is being made on a thread. */
const WAIT_MS = 5_000

/** Whether it was done by then. It goes on in any case. */
export async function withinPatience(done: Promise<unknown>): Promise<boolean> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<false>((resolve) => {
    timer = setTimeout(resolve, WAIT_MS, false)
  })
  const isDone = await Promise.race([done.then(() => true), late])
  clearTimeout(timer)
  return isDone
}
