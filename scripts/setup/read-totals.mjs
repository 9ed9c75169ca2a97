import { existsSync, readFileSync } from 'node:fs'

/**
 * @typedef {{ status: string, assertionResults: { status: string }[] }} FileReport
 * @typedef {{ testResults: FileReport[] }} Report
 */

/**
 * Counts what passed, what failed and what did not run.
 *
 * A file that could not be loaded has no tests to count, and a run that broke off has no report.
 * Each counts as one failure, so that a red run can never end in "0 failed".
 *
 * @param {string} path the report of vitest's JSON reporter
 * @param {number} exitCode of vitest
 */
export function readTotals(path, exitCode) {
  const { testResults } = readReport(path)
  const statuses = testResults.flatMap((file) => file.assertionResults.map((one) => one.status))
  const passed = statuses.filter((status) => status === 'passed').length
  const failedTests = statuses.filter((status) => status === 'failed').length
  const failed = failedTests + testResults.filter(isBrokenFile).length
  return {
    passed,
    failed: failed === 0 && exitCode !== 0 ? 1 : failed,
    notRun: statuses.length - passed - failedTests
  }
}

/** @param {FileReport} file */
function isBrokenFile(file) {
  const hasFailedTest = file.assertionResults.some((one) => one.status === 'failed')
  return file.status === 'failed' && !hasFailedTest
}

/**
 * @param {string} path
 * @returns {Report}
 */
function readReport(path) {
  if (!existsSync(path)) return { testResults: [] }
  return /** @type {Report} */ (JSON.parse(readFileSync(path, 'utf8')))
}
