// The two globals of the WHATWG Encoding standard, present in browsers, workers and Node alike.
// Everything else of the outside world stays unknown to the compiler here, which keeps the kernel pure.
declare class TextEncoder {
  encode(text: string): Uint8Array<ArrayBuffer>
}
declare class TextDecoder {
  constructor(encoding: 'utf-8', options: { fatal: boolean; ignoreBOM: boolean })
  decode(bytes: Uint8Array): string
}
