import { createSubscriber } from 'svelte/reactivity'

const lookEveryMs = 30_000

const subscribe = createSubscriber((update) => {
  const timer = setInterval(update, lookEveryMs)
  return () => clearInterval(timer)
})

/** The time now. What shows it moves on by itself, so that "a moment ago" does not stay for an hour. */
export function currentTime(): number {
  subscribe()
  return Date.now()
}
