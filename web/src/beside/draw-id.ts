/** Sixteen random bytes, as ids travel. */
export function drawId(): string {
  const letters = String.fromCharCode(...crypto.getRandomValues(new Uint8Array(16)))
  return btoa(letters).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
}
