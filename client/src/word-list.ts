/** The 2,048 English words of BIP39, loaded only when words are shown or read: 10 KB over the wire. */
export async function readWordList(): Promise<readonly string[]> {
  const { wordlist } = await import('@scure/bip39/wordlists/english.js')
  return wordlist
}
