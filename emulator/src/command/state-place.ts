import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { extname, join, resolve } from 'node:path';

/** Where an emulator keeps its things. @internal */
export interface StatePlace {
  /** The state itself; `undefined` when it is kept in memory only. */
  readonly file: string | undefined;
  /** The root certificate and the pairs that were issued at start. */
  readonly folder: string;
  /** Removes what is not to outlive the process. */
  clean(): void;
}

/** `--state` is a folder, or a file with its folder beside it; without it a folder lives as long as the process. @internal */
export function statePlace(state: string | undefined): StatePlace {
  if (state === undefined) {
    const folder = mkdtempSync(join(tmpdir(), 'apps-in-toss-emulator-'));
    return { file: undefined, folder, clean: () => rmSync(folder, { recursive: true, force: true }) };
  }
  const path = resolve(state);
  const isFolder = statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? extname(path) === '';
  const folder = isFolder ? path : `${path}.files`;
  const made = mkdirSync(folder, { recursive: true, mode: 0o700 });
  // Keys lie here: nobody should commit them by `git add .`. A folder that was there before is somebody else's matter.
  if (made !== undefined) writeFileSync(join(folder, '.gitignore'), '*\n');
  return { file: isFolder ? join(path, 'state.jsonl') : path, folder, clean: () => undefined };
}
