/** One tab of any browser: what is there is found by role and accessible name, and acted on at once. */
export type Role = 'button' | 'heading' | 'link' | 'list' | 'radio' | 'textbox'
/** A pattern where a name goes on with what nobody can know beforehand, such as the time. */
export type Name = string | RegExp
export type Key = 'ShiftLeft' | 'ShiftRight'

/** Something on the page. `false` says that it could not be reached just now, and nothing was done. */
export type Found = {
  press(): Promise<boolean>
  fill(text: string): Promise<boolean>
  /** What stands in it: the value of a field, the text of all else. */
  read(): Promise<string>
}

export type Tab = AsyncDisposable & {
  /** Name and version of the browser. */
  readonly browser: string
  go(url: string): Promise<void>
  /** Like the button Back. At the end of the history it does nothing. */
  goBack(): Promise<void>
  /** What can be seen now under this role and name, as the browser itself tells a screen reader. */
  find(role: Role, name: Name): Promise<Found | undefined>
  evaluate(expression: string): Promise<unknown>
  pressKeys(keys: readonly Key[]): Promise<void>
  /** What the browser said of scripts that stumbled and policies that were broken, as far as it tells. */
  broken(): readonly string[]
}

/** What both of the W3C's protocols can do for a tab, each in its own way. */
export type Wire<Node> = Omit<Tab, 'find' | 'pressKeys'> & {
  /** Everything under this role and name, hidden or not. */
  locate(role: Role, name: Name): Promise<readonly Node[]>
  /** Calls a function that stands in the page, with this node. */
  callOn(node: Node, script: string): Promise<unknown>
  /** Fingers on keys and pointer, in the words that both protocols share. */
  perform(actions: readonly object[]): Promise<void>
}

const keyCodes: Readonly<Record<Key, string>> = { ShiftLeft: '\uE008', ShiftRight: '\uE050' }

export function tabOver<Node>(wire: Wire<Node>): Tab {
  const type = async (values: readonly string[]): Promise<void> =>
    await wire.perform([{ type: 'key', id: 'keys', actions: values.flatMap(stroke) }])
  return {
    ...wire,
    async find(role, name) {
      for (const node of await wire.locate(role, name)) {
        if ((await wire.callOn(node, isSeen)) === true) return foundAt(wire, node, type)
      }
      return undefined
    },
    pressKeys: async (keys) => await type(keys.map((key) => keyCodes[key]))
  }
}

function foundAt<Node>(
  wire: Wire<Node>,
  node: Node,
  type: (values: readonly string[]) => Promise<void>
): Found {
  async function press(): Promise<boolean> {
    const point = await wire.callOn(node, whereToPress)
    if (typeof point !== 'string') return false
    const [x, y] = point.split(' ').map(Number)
    const strokes = ['pointerDown', 'pointerUp'].map((type) => ({ type, button: 0 }))
    const actions = [{ type: 'pointerMove', x, y, duration: 0 }, ...strokes]
    const parameters = { pointerType: 'mouse' }
    await wire.perform([{ type: 'pointer', id: 'mouse', parameters, actions }])
    // A page that grew meanwhile moved it from under the pointer. One that the press led away from is gone.
    return (await wire.callOn(node, isPressed).catch(() => true)) === true
  }
  return {
    press,
    async fill(text) {
      if (!(await press())) return false
      await wire.callOn(node, 'element => element.select()')
      await type(Array.from(text))
      return true
    },
    read: async () => String(await wire.callOn(node, readText))
  }
}

/** What stands in an element. */
export const readText =
  'element => element.matches("input, textarea") ? element.value : element.innerText'
const isSeen = 'element => element.checkVisibility() && !element.disabled'
// Exit takes the page away before anything else hears of the press.
const isPressed =
  'element => element.isPressed || !element.isConnected || !element.checkVisibility()'
// Only what lies on top can be pressed. A radio button lies in its label, which is pressed as well.
const whereToPress = `element => {
  element.isPressed = false
  element.addEventListener('click', () => { element.isPressed = true }, { once: true })
  element.scrollIntoView({ block: 'center', behavior: 'instant' })
  const { x, y, width, height } = element.getBoundingClientRect()
  const [middleX, middleY] = [Math.floor(x + width / 2), Math.floor(y + height / 2)]
  const top = document.elementFromPoint(middleX, middleY)
  const holder = element.closest('label') ?? element
  return holder.contains(top) ? middleX + ' ' + middleY : false
}`

function stroke(value: string): readonly object[] {
  return ['keyDown', 'keyUp'].map((type) => ({ type, value }))
}
