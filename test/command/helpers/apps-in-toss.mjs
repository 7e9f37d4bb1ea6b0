import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** The built command of the root package. */
export const program = fileURLToPath(new URL('../../../dist/command/apps-in-toss.js', import.meta.url));

/** Runs it to its end. */
export function appsInToss(args, options) {
  return node([program, ...args], options);
}

/** Runs Node to its end. `firstMs`: how long the process took to say its first word. */
export async function node(args, { cwd, env = {}, input } = {}) {
  const start = performance.now();
  const child = spawn(process.execPath, args, { cwd, env: { PATH: process.env.PATH, ...env } });
  let firstMs;
  child.stdout.once('data', () => (firstMs = performance.now() - start));
  child.stdin.end(input);
  const [stdout, stderr, [code]] = await Promise.all([
    textOf(child.stdout),
    textOf(child.stderr),
    once(child, 'exit'),
  ]);
  return { stdout, stderr, code, firstMs };
}

async function textOf(stream) {
  let text = '';
  for await (const chunk of stream.setEncoding('utf8')) text += chunk;
  return text;
}
