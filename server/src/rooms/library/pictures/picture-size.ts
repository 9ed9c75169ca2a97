/** As wide or as high as any screen needs: a small file may unpack to a picture that fills all memory. */
const SIDE_MAX = 4096

export function isSizeFine(width: number, height: number): boolean {
  return width >= 1 && height >= 1 && width <= SIDE_MAX && height <= SIDE_MAX
}
