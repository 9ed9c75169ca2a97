// What the WHATWG standards give browsers, workers and Node alike. The rest of the outside world
// stays unknown to the compiler here, which keeps this package pure.
declare class TextEncoder {
  encode(text: string): Uint8Array<ArrayBuffer>
}
declare class TextDecoder {
  constructor(encoding: string)
  decode(bytes?: Uint8Array, options?: { stream: boolean }): string
}
declare class URL {
  constructor(url: string)
  static canParse(url: string): boolean
  readonly href: string
}
