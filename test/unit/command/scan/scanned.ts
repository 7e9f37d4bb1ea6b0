import { execFileSync } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { scanFolder } from '../../../../command/scan/scan-folder.js';

const TREES = fileURLToPath(new URL('../../../scan/', import.meta.url));

/** A project of `test/scan/`, copied, with keys in the places that are marked. None is in this repository. */
export function copyOf(kind: 'projects' | 'healthy', name: string): { folder: string; privateKey: string } {
  const folder = mkdtempSync(join(tmpdir(), 'ait-scan-'));
  const privateKey = generateKeyPairSync('ec', { namedCurve: 'P-256' })
    .privateKey.export({ type: 'pkcs8', format: 'pem' })
    .toString()
    .trim();
  cpSync(join(TREES, kind, name), folder, { recursive: true });
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath ?? entry.path, entry.name);
    const text = readFileSync(path, 'utf8');
    if (text.includes('@PRIVATE-KEY@')) writeFileSync(path, text.replace('@PRIVATE-KEY@', privateKey));
  }
  return { folder, privateKey };
}

/** Puts everything that is in a folder under git, with the files given. */
export function commitAll(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  execFileSync('git', ['init', '-q'], { cwd: folder });
  execFileSync('git', ['add', '--all'], { cwd: folder });
}

/** What a scan of a folder finds, one line each. */
export function findingsOf(folder: string): string[] {
  return scanFolder(folder).findings.map(
    ({ rule, file, line, column }) => `${rule.code} ${file}:${line}:${column}`,
  );
}

export function remove(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
}
