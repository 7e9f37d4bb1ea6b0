import { spawnSync } from 'node:child_process';

/** What git says of a folder. */
export interface GitView {
  /** Paths under control, relative to the folder. */
  readonly tracked: readonly string[];
  isIgnored(path: string): boolean;
}

/** The folder is no repository, or there is no git: nothing is tracked, nothing is ignored. */
const WITHOUT_GIT: GitView = { tracked: [], isIgnored: () => false };

export function gitView(folder: string): GitView {
  const tracked = ask(folder, ['ls-files', '-z', '--cached']);
  if (!tracked) return WITHOUT_GIT;
  const known = new Set(tracked);
  const ignored = new Set(
    ask(folder, ['ls-files', '-z', '--others', '--ignored', '--exclude-standard', '--directory']) ?? [],
  );
  return {
    tracked,
    // An environment file is ignored as it should be, and still sets variables.
    isIgnored: (path) => ignored.has(path) && !known.has(path) && !/(^|\/)\.env[\w.-]*$/.test(path),
  };
}

function ask(folder: string, args: readonly string[]): string[] | undefined {
  const { status, stdout } = spawnSync('git', ['-C', folder, ...args], {
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  if (status !== 0) return undefined;
  return stdout.split('\0').filter((path) => path !== '');
}
