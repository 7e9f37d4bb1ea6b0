import { appendFile } from 'node:fs/promises';
import type { Cell, Finding } from './cell.js';

/** Where the findings go, one a line, for the script that writes the table; nowhere when unset. */
const FILE = 'DIAGNOSIS_FINDINGS';

export async function record(findings: ReadonlyArray<readonly [Cell, Finding]>): Promise<void> {
  const file = process.env[FILE];
  if (file === undefined) return;
  const lines = findings.map(([{ server, fault, version, body }, finding]) =>
    JSON.stringify({ server, fault: fault.name, truth: fault.truth, version, body, ...finding }),
  );
  // Suites run beside each other: each adds its own, in one write.
  await appendFile(file, `${lines.join('\n')}\n`);
}
