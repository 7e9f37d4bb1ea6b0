import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { createInterface } from 'node:readline';

export const main = fileURLToPath(new URL('../../../emulator/dist/esm/command/main.js', import.meta.url));

/** Starts the built command with free ports. @returns what it told when it was ready */
export async function startCommand(t, args = [], { ports = ['0', '0', '0'] } = {}) {
  const [port, payPort, consolePort] = ports;
  const fixed = ['--json', '--port', port, '--pay-port', payPort, '--console-port', consolePort];
  const child = spawn(process.execPath, [main, ...fixed, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  t.after(() => child.kill('SIGKILL'));
  const [line] = await once(createInterface({ input: child.stdout }), 'line');
  const told = JSON.parse(line);
  return { child, told, kill: (signal) => end(child, signal) };
}

async function end(child, signal) {
  const exited = once(child, 'exit');
  child.kill(signal);
  return exited;
}

/** Runs the built command to its end. */
export async function runCommand(args) {
  const child = spawn(process.execPath, [main, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  const [stdout, stderr, [status]] = await Promise.all([
    textOf(child.stdout),
    textOf(child.stderr),
    once(child, 'exit'),
  ]);
  return { stdout, stderr, status };
}

async function textOf(stream) {
  let text = '';
  for await (const chunk of stream.setEncoding('utf8')) text += chunk;
  return text;
}

export const portOf = (url) => new URL(url).port;
