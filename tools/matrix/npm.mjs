import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);
const QUIET = ['--prefer-offline', '--no-package-lock', '--ignore-scripts', '--no-audit', '--no-fund'];

/** npm in a folder of its own; what `npm run` told this process is not for it. */
export async function npm([command, ...args], cwd) {
  const env = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^npm_(?!config_)|^INIT_CWD/.test(name)),
  );
  const limits = { maxBuffer: 64 * 1024 * 1024 };
  const flags = command === 'install' ? QUIET : [];
  const { stdout } = await run('npm', [command, ...flags, ...args], { cwd, env, ...limits });
  return stdout;
}
