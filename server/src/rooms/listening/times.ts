/** Times that the store keeps: to the full minute or hour, so that no row says when exactly somebody did something. */

/** Not before it. */
export function upTo(full: number, time: number): number {
  return Math.ceil(time / full) * full
}

/** Not after it. */
export function downTo(full: number, time: number): number {
  return Math.floor(time / full) * full
}
