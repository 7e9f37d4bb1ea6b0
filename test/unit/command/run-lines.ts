import { type Surroundings, runCommand } from '../../../command/run-command.js';

/** Runs a command line in this process. */
export async function runLine(
  args: readonly string[],
  around: Partial<Surroundings> = {},
): Promise<{ code: number; out: string; err: string }> {
  let out = '';
  let err = '';
  const code = await runCommand(args, {
    cwd: process.cwd(),
    env: {},
    isTerminal: false,
    version: () => '0.0.0',
    write: (text) => (out += text),
    writeError: (text) => (err += text),
    ...around,
  });
  return { code, out, err };
}
