export interface Finding {
  readonly path: string
  readonly line?: number
  readonly text: string
}

/** Prints what a check found, one line each, and makes the process fail if there is anything. */
export function reportFindings(name: string, findings: readonly Finding[]): void {
  for (const { path, line, text } of findings) {
    console.error(line === undefined ? `${path}  ${text}` : `${path}:${line}  ${text}`)
  }
  if (findings.length > 0) process.exitCode = 1
  console.log(`${name}: ${findings.length} found`)
}
