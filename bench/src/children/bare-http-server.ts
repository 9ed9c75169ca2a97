/** The floor of a start: a Node server that says hello. */
import { createServer } from 'node:http'

createServer((_incoming, outgoing) => {
  outgoing.end('hello')
}).listen(Number(process.env['PORT']), '127.0.0.1')
