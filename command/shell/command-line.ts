import { parseArgs } from 'node:util';
import type { OptionTable } from './subcommand.js';
import { UsageError } from './usage.error.js';

/** Of every subcommand, and of the command alone. */
export const COMMON_OPTIONS = {
  json: { type: 'boolean' },
  lang: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean', short: 'v' },
} as const satisfies OptionTable;

/** The name of the subcommand (one word or two), taken out of the arguments; the common options may stand before it. */
export function splitCommand(
  args: readonly string[],
  isCommand: (name: string) => boolean,
): { name: string | undefined; rest: readonly string[] } {
  const at = args.findIndex((arg, index) => !arg.startsWith('-') && args[index - 1] !== '--lang');
  const first = args[at];
  if (first === undefined) return { name: undefined, rest: args };
  const both = `${first} ${args[at + 1] ?? ''}`;
  const name = isCommand(both) ? both : first;
  return { name, rest: [...args.slice(0, at), ...args.slice(at + name.split(' ').length)] };
}

/** @throws UsageError for what cannot be understood */
export function readArguments(args: readonly string[], options: OptionTable) {
  try {
    return parseArgs({ args: [...args], allowPositionals: true, options: { ...COMMON_OPTIONS, ...options } });
  } catch (error) {
    throw misread(error);
  }
}

/** Node says it in English only, and with a text that changes from line to line. */
function misread(error: unknown): unknown {
  const { code, message } = error as NodeJS.ErrnoException;
  const option = /--?[\w-]+/.exec(message)?.[0] ?? '';
  if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') {
    return new UsageError({ ko: `모르는 옵션이에요: ${option}`, en: `Unknown option: ${option}` });
  }
  if (code === 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE') {
    return new UsageError({
      ko: `${option}: 값이 빠졌거나, 값을 받지 않는 옵션이에요`,
      en: `${option}: its value is missing, or it takes none`,
    });
  }
  return error;
}
