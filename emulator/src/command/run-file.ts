import { lstatSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { UsageError } from './usage.error.js';

/** How another terminal finds a running emulator. @internal */
export interface RunFile {
  readonly pid: number;
  /** Origin of the console. */
  readonly console: string;
  readonly token: string;
}

/** Tells the other terminals of this user. @returns what takes it back @internal */
export function writeRunFile(port: number, run: RunFile): () => void {
  const folder = ownFolder();
  const path = join(folder, `${port}.json`);
  // Not written over: whatever stood there may be readable by others.
  rmSync(path, { force: true });
  writeFileSync(path, JSON.stringify(run), { mode: 0o600, flag: 'wx' });
  return () => rmSync(path, { force: true });
}

/** The emulator whose console has that port. @throws UsageError when there is none @internal */
export function readRunFile(port: number): RunFile {
  const folder = ownFolder();
  const run = living(join(folder, `${port}.json`));
  if (run) return run;
  const others = readdirSync(folder)
    .filter((name) => name.endsWith('.json') && living(join(folder, name)))
    .map((name) => name.slice(0, -'.json'.length));
  const hint = others.length > 0 ? ` (others: --console-port ${others.join(', ')})` : '';
  throw new UsageError(
    `No emulator runs with console port ${port}${hint}. Start one: npx apps-in-toss-emulator`,
  );
}

/** What a run file says, if its emulator still runs. One that was killed could not take its file back: it goes now. */
function living(path: string): RunFile | undefined {
  try {
    const run = JSON.parse(readFileSync(path, 'utf8')) as RunFile;
    process.kill(run.pid, 0);
    return run;
  } catch {
    rmSync(path, { force: true });
    return undefined;
  }
}

/** A folder that nobody else can have put there or can read: it holds tokens. */
function ownFolder(): string {
  const { uid, username } = userInfo();
  const folder = join(tmpdir(), `apps-in-toss-emulator-${uid >= 0 ? uid : username}`);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const stats = lstatSync(folder);
  const ours = stats.isDirectory() && (uid < 0 || (stats.uid === uid && (stats.mode & 0o077) === 0));
  if (!ours) throw new UsageError(`${folder} belongs to somebody else, or others may read it: remove it`);
  return folder;
}
