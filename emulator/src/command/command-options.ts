import { parseArgs } from 'node:util';
import { UsageError } from './usage.error.js';

/** Ports that stay the same, so that what was written into a `.env` stays good. */
const ports = { port: 9443, payPort: 9444, consolePort: 9445 };

/** The command line, read. @internal */
export interface CommandOptions {
  readonly words: readonly string[];
  readonly port: number;
  readonly payPort: number;
  readonly consolePort: number;
  readonly state: string | undefined;
  readonly seed: string | undefined;
  readonly writeEnv: string | undefined;
  readonly json: boolean;
  readonly language: 'ko' | 'en';
  readonly help: boolean;
  readonly version: boolean;
  /** For subcommands: who signs in, where files go, and so on. */
  readonly userKey: number | undefined;
  readonly name: string | undefined;
  readonly directory: string | undefined;
  readonly days: number | undefined;
  readonly url: string | undefined;
  readonly credential: string | undefined;
  readonly order: string | undefined;
  readonly reason: string | undefined;
}

/** @throws UsageError for what cannot be understood @internal */
export function commandOptions(args: readonly string[]): CommandOptions {
  const { values, positionals } = parse(args);
  return {
    words: positionals,
    port: portOf('--port', values.port, ports.port),
    payPort: portOf('--pay-port', values['pay-port'], ports.payPort),
    consolePort: portOf('--console-port', values['console-port'], ports.consolePort),
    state: values.state,
    seed: values.seed,
    writeEnv: values['write-env'],
    json: values.json ?? false,
    language: languageOf(values.language),
    help: values.help ?? false,
    version: values.version ?? false,
    userKey: numberOf('--user-key', values['user-key']),
    name: values.name,
    directory: values.directory,
    days: numberOf('--days', values.days),
    url: values.url,
    credential: values.credential,
    order: values.order,
    reason: values.reason,
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        port: { type: 'string' },
        'pay-port': { type: 'string' },
        'console-port': { type: 'string' },
        state: { type: 'string' },
        seed: { type: 'string' },
        'write-env': { type: 'string' },
        json: { type: 'boolean' },
        language: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
        version: { type: 'boolean', short: 'v' },
        'user-key': { type: 'string' },
        name: { type: 'string' },
        directory: { type: 'string' },
        days: { type: 'string' },
        url: { type: 'string' },
        credential: { type: 'string' },
        order: { type: 'string' },
        reason: { type: 'string' },
      },
    });
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}

function portOf(option: string, given: string | undefined, otherwise: number): number {
  const port = numberOf(option, given) ?? otherwise;
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port;
  throw new UsageError(`${option}: expected a port from 0 to 65535 (0: any free one), not ${given}`);
}

function numberOf(option: string, given: string | undefined): number | undefined {
  if (given === undefined) return undefined;
  const number = Number(given);
  if (given.trim() !== '' && Number.isFinite(number)) return number;
  throw new UsageError(`${option}: expected a number, not ${JSON.stringify(given)}`);
}

function languageOf(given = 'ko'): 'ko' | 'en' {
  if (given === 'ko' || given === 'en') return given;
  throw new UsageError(`--language: expected ko or en, not ${given}`);
}
