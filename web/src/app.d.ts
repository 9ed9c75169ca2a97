import 'node:http'

declare global {
  namespace App {
    interface Error {
      message: 'not-found' | 'not-drawn'
    }
  }
}

declare module 'node:http' {
  interface IncomingMessage {
    /** Asks our own server in this process. Set by whoever mounts the pages beside it. */
    besideApi?: (request: Request) => Response | Promise<Response>
  }
}
