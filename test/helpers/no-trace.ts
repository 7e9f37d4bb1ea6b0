import { inspect } from 'node:util';

const RUN = 8;

/** Every way in which people print a value, one text. */
export function printedEveryWay(value: unknown): string {
  const parts = [String(value), JSON.stringify(value) ?? ''];
  parts.push(inspect(value), inspect(value, { depth: Infinity, showHidden: true, getters: true }));
  parts.push(
    inspect(value, { depth: Infinity, showHidden: true, customInspect: false, maxArrayLength: null }),
  );
  for (let error = value; error instanceof Object && error !== null; error = (error as Error).cause) {
    const { message, stack } = error as Error;
    parts.push(String(message), String(stack));
  }
  return parts.join('\n');
}

/** The first run of 8 bytes of a secret that shows in a text, if any; PEM's own boundary lines do not count. */
export function traceOf(secret: string | Uint8Array, text: string): string | undefined {
  const plain = typeof secret === 'string' ? secret : Buffer.from(secret).toString('latin1');
  const shown = new Set<string>();
  for (let at = 0; at + RUN <= text.length; at += 1) shown.add(text.slice(at, at + RUN));
  const hexadecimal = Buffer.from(plain, 'latin1').toString('hex');
  const bodies = plain.split(/-----(?:BEGIN|END)[^-]*-----/);
  for (const form of [...bodies, hexadecimal]) {
    for (let at = 0; at + RUN <= form.length; at += 1) {
      const run = form.slice(at, at + RUN);
      // Eight hexadecimal digits are four bytes; take sixteen of them.
      if (
        form === hexadecimal
          ? text.includes(form.slice(at, at + 2 * RUN)) && at + 2 * RUN <= form.length
          : shown.has(run)
      ) {
        return run;
      }
    }
  }
  return undefined;
}
