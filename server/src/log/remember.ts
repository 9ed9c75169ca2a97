/** A map that keeps at most `max` entries: the one not used for longest goes first. */
export type Remembered<Value> = {
  get(key: string): Value | undefined
  set(key: string, value: Value): void
  forget(key: string): void
  forgetAll(): void
}

export function rememberUpTo<Value>(max: number): Remembered<Value> {
  const entries = new Map<string, Value>()
  return {
    get(key) {
      const value = entries.get(key)
      if (value === undefined) return undefined
      // A Map keeps the order of insertion, so the newest use goes to the end.
      entries.delete(key)
      entries.set(key, value)
      return value
    },
    set(key, value) {
      entries.delete(key)
      entries.set(key, value)
      if (entries.size <= max) return
      for (const oldest of entries.keys()) {
        entries.delete(oldest)
        return
      }
    },
    forget: (key) => void entries.delete(key),
    forgetAll: () => entries.clear()
  }
}
