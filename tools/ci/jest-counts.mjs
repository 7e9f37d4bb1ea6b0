import { readFileSync } from 'node:fs';

/** The numbers of a Jest run (`--json --outputFile`). A file that could not even load counts as one failure. */
export function jestCounts(file) {
  const report = readReport(file);
  if (!report) return { passed: 0, failed: 1 };
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + report.numRuntimeErrorTestSuites,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

function readReport(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined; // Jest died before it wrote it
  }
}
