import { writeFile } from 'node:fs/promises';
import type { Cell, Finding } from './cell.js';

/** Where the findings go, for the script that writes the table; nowhere when unset. */
const FILE = 'DIAGNOSIS_FINDINGS';

export async function record(findings: ReadonlyArray<readonly [Cell, Finding]>): Promise<void> {
  const file = process.env[FILE];
  if (file === undefined) return;
  const rows = findings.map(([{ server, fault, version, body }, finding]) => ({
    server,
    fault: fault.name,
    truth: fault.truth,
    version,
    body,
    ...finding,
  }));
  await writeFile(file, JSON.stringify(rows, undefined, 2));
}
