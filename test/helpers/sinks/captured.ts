import { Console } from 'node:console';
import { PassThrough } from 'node:stream';
import { isNativeError } from 'node:util/types';

/** What a console prints. */
export function onConsole(print: (console: Console) => void): string {
  const stream = new PassThrough();
  const reason = orReason(() => print(new Console({ stdout: stream, stderr: stream })) ?? '');
  return `${String(stream.read() ?? '')}\n${reason}`;
}

/** What is written to the two standard streams of the process meanwhile. */
export async function onStandardStreams(print: () => unknown): Promise<string> {
  const written: string[] = [];
  const { stderr, stdout } = process;
  const writes = [stderr.write, stdout.write] as const;
  stderr.write = stdout.write = ((chunk: unknown, ...rest: unknown[]) => {
    written.push(String(chunk));
    const done = rest.at(-1);
    if (typeof done === 'function') done();
    return true;
  }) as never;
  try {
    await print();
  } catch (error) {
    // What a printer throws gets printed in turn.
    written.push(String(error));
  } finally {
    [stderr.write, stdout.write] = writes;
  }
  return written.join('\n');
}

/** The text, or the reason why there is none, which is printed then. */
export function orReason(print: () => unknown): string {
  try {
    return String(print());
  } catch (error) {
    // Not `instanceof`: Node's own errors are of another realm than a test's.
    return isNativeError(error) ? `${error.name}: ${error.message}` : 'a value was thrown';
  }
}

/** An error as it is, anything else as a field of one. */
export function asError(value: unknown): Error {
  return isNativeError(value) ? value : Object.assign(new Error('x'), { value });
}

/** JSON of anything: cycles are cut, as loggers do. */
export function safeJson(value: unknown, indent?: number): string {
  const seen = new WeakSet();
  const cut = (_key: string, each: unknown): unknown => {
    if (typeof each === 'bigint') return String(each);
    if (typeof each !== 'object' || each === null) return each;
    if (seen.has(each)) return '[seen]';
    seen.add(each);
    return each;
  };
  return orReason(() => JSON.stringify(value, cut, indent) ?? '');
}
