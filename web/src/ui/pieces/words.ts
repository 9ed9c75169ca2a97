/** What is said around a text of the library, within it. Each language that a text may have has its own. */
export const pieceWords = {
  source: (number: number) => `Source ${number}`,
  picture: (alt: string) => `Show a picture: ${alt}`,
  outside: (host: string) => `opens ${host}, outside this place`,
  table: 'A table'
}

export type PieceWords = typeof pieceWords
