import { fork } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

export type Format = 'esm' | 'cjs';
export type First = 'tool' | 'package';

/** The Node that these tools ask for; the others run on whichever runs the tests. */
const WANTS_22 = new Set(['msw-3', 'nock-15']);

/** Whether this Node is new enough for a tool; where it is not, the one of `node-22` is taken. */
function nodeFor(tool: string): string {
  const [major = 0] = process.versions.node.split('.').map(Number);
  if (major >= 22 || !WANTS_22.has(tool)) return process.execPath;
  return createRequire(import.meta.url).resolve('node-22/bin/node');
}

/** Plays one application to its end, and returns what it saw. */
export async function played(
  tool: string,
  format: Format,
  first: First,
  options: object,
  execArgv: string[] = [],
): Promise<Record<string, unknown>> {
  const program = new URL(`./programs/${format === 'esm' ? 'esm.mjs' : 'cjs.cjs'}`, import.meta.url);
  const child = fork(fileURLToPath(program), [tool, first], {
    execPath: nodeFor(tool),
    execArgv,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  let printed = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (text) => (printed += String(text)));
  const seen = new Promise<Record<string, unknown>>((resolve) =>
    child.once('message', resolve as () => void),
  );
  const ended = once(child, 'close');
  child.send(options);
  const [code] = (await ended) as [number | null];
  if (code !== 0) throw new Error(`${tool} ${format}, ${first} first: ended with ${code}\n${printed}`);
  return seen;
}
