import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { draftPath } from '../draft-path.js';
import type { EnvironmentLine } from '../console/views/views.interface.js';

/** `NAME=value` lines, quoted where a shell or dotenv would otherwise read something else. @internal */
export function envLines(environment: readonly EnvironmentLine[]): string[] {
  return environment.map(
    ({ name, value }) => `${name}=${/^[\w./:+=@-]*$/.test(value) ? value : `"${value}"`}`,
  );
}

/** Puts the lines into a `.env`: in the place of older ones of that name, everything else stays as it is. @internal */
export function writeEnvFile(path: string, environment: readonly EnvironmentLine[]): void {
  const left = new Map(envLines(environment).map((line) => [line.slice(0, line.indexOf('=')), line]));
  const kept = readLines(path).map((line) => {
    const [, name = ''] = /^(?:export +)?(\w+)=/.exec(line) ?? [];
    const ours = left.get(name);
    left.delete(name);
    return ours ?? line;
  });
  while (kept.at(-1) === '') kept.pop();
  const draft = draftPath(path);
  writeFileSync(draft, [...kept, ...left.values(), ''].join('\n'), { mode: 0o600, flag: 'wx' });
  renameSync(draft, path);
}

function readLines(path: string): string[] {
  try {
    return readFileSync(path, 'utf8').split(/\r?\n/);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}
