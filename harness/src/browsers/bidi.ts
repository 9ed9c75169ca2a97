/** The line to a browser that speaks WebDriver BiDi (W3C): commands by number, and events by name. */
type Reply = {
  readonly id?: number | null
  readonly method?: string
  readonly params?: unknown
  readonly result?: unknown
  readonly error?: string
  readonly message?: string
}

export type Bidi = {
  send<Result>(method: string, params: object): Promise<Result>
  on(method: string, listener: (params: unknown) => void): void
}

/** @param url of the session, such as `ws://127.0.0.1:9222/session` */
export async function connectBidi(url: string): Promise<Bidi> {
  const socket = new WebSocket(url)
  const waiting = new Map<number, PromiseWithResolvers<unknown>>()
  const listeners = new Map<string, (params: unknown) => void>()
  const opening = Promise.withResolvers<void>()
  let commands = 0
  socket.addEventListener('open', () => opening.resolve())
  socket.addEventListener('message', ({ data }) => {
    const reply = JSON.parse(String(data)) as Reply
    if (reply.method !== undefined) listeners.get(reply.method)?.(reply.params)
    if (typeof reply.id === 'number') settle(reply.id, reply)
  })
  socket.addEventListener('close', () => {
    const gone = new Error('The browser is gone.')
    opening.reject(gone)
    for (const asked of waiting.values()) asked.reject(gone)
  })
  await opening.promise
  return {
    async send<Result>(method: string, params: object) {
      commands += 1
      const asked = Promise.withResolvers<unknown>()
      waiting.set(commands, asked)
      socket.send(JSON.stringify({ id: commands, method, params }))
      return (await asked.promise) as Result
    },
    on: (method, listener) => void listeners.set(method, listener)
  }

  function settle(id: number, { result, error, message }: Reply): void {
    const asked = waiting.get(id)
    waiting.delete(id)
    if (error === undefined) asked?.resolve(result)
    else asked?.reject(new Error(`${error}: ${message}`))
  }
}
