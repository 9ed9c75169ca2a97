/** From when something is hidden until what was made knows of it, nobody is given what was made before. */
export type HoldBack = {
  /** Something is hidden now. */
  readonly begin: () => void
  /** What is made from here on knows of all that was hidden so far: to be called once it is there. */
  readonly making: () => Promise<() => void>
  readonly isOn: () => Promise<boolean>
  /** The same, as far as anybody looked. */
  readonly wasOn: () => boolean
}

/** @param isBehind whether something was hidden, before this process began, that what is there may not know of */
export function openHoldBack(isBehind: () => Promise<boolean>): HoldBack {
  let hidden = 0
  let known = 0
  let begun: Promise<void> | undefined
  async function start() {
    if (await isBehind()) hidden += 1
  }
  async function started() {
    begun ??= start()
    await begun.catch((cause: unknown) => {
      begun = undefined
      throw cause
    })
  }
  return {
    begin: () => void (hidden += 1),
    async making() {
      await started()
      const now = hidden
      return () => void (known = Math.max(known, now))
    },
    async isOn() {
      await started()
      return known < hidden
    },
    wasOn: () => known < hidden
  }
}
