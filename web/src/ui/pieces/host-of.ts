/** Where a link leads, as it is said beside it: without `www`, and in the letters that the address really has. */
export function hostOf(address: string): string {
  return URL.parse(address)?.host.replace(/^www\./u, '') ?? address
}
