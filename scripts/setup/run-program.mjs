import { spawn } from 'node:child_process'
import { constants } from 'node:os'
import { root, pinnedNode } from './paths.mjs'

/**
 * Runs a program in the foreground and gives back its exit code.
 *
 * Signals reach it, because whoever stops `npm start` means the server and not this script.
 * At a terminal Ctrl-C already reaches the whole group, and a second copy would be taken for
 * impatience, so SIGINT is passed on only where there is no terminal.
 *
 * @param {string} program
 * @param {readonly string[]} words
 * @param {{ cwd?: string, env?: Record<string, string> }} [options]
 * @returns {Promise<number>}
 */
export function runProgram(program, words, options = {}) {
  const child = spawn(program, words, {
    stdio: 'inherit',
    cwd: options.cwd ?? root,
    env: { ...process.env, ...options.env }
  })
  const forwards = forwardSignals(child)
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (code, signal) => {
      for (const [name, listener] of forwards) process.off(name, listener)
      resolve(code ?? 128 + (signal === null ? 0 : constants.signals[signal]))
    })
  })
}

/**
 * Runs a `.ts` script, or a tool that needs a newer Node than the machine may have.
 *
 * @param {readonly string[]} words
 * @param {{ cwd?: string, env?: Record<string, string> }} [options]
 */
export async function runPinnedNode(words, options = {}) {
  return await runProgram(pinnedNode, words, options)
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @returns {[NodeJS.Signals, () => void][]}
 */
function forwardSignals(child) {
  /** @type {NodeJS.Signals[]} */
  const names = ['SIGINT', 'SIGTERM', 'SIGHUP']
  return names.map((name) => {
    const listener = () => {
      if (name !== 'SIGINT' || !process.stdin.isTTY) child.kill(name)
    }
    process.on(name, listener)
    return [name, listener]
  })
}
