import { resolve } from 'node:path';
import { AdminClient } from './admin-client.js';
import type { CommandOptions } from './command-options.js';
import { readRunFile } from './run-file.js';
import { UsageError } from './usage.error.js';

/** Asks a running emulator from another terminal. @throws UsageError when it cannot be asked @internal */
export async function runSubcommand(options: CommandOptions): Promise<void> {
  const [name = '', ...words] = options.words;
  const run = Object.hasOwn(subcommands, name) ? subcommands[name] : undefined;
  if (!run) throw new UsageError(`There is no "${name}"; known are ${Object.keys(subcommands).join(', ')}`);
  const client = new AdminClient(readRunFile(options.consolePort));
  const { text, told } = await run(client, words, options);
  console.log(options.json ? JSON.stringify(told) : text);
}

interface Result {
  readonly text: string;
  readonly told: object;
}

type Subcommand = (client: AdminClient, words: readonly string[], options: CommandOptions) => Promise<Result>;

const subcommands: Readonly<Record<string, Subcommand>> = {
  async code(client, [app], { userKey }) {
    const told = await client.call<{ authorizationCode: string }>('POST', `/apps/${named(app)}/codes`, {
      ...(userKey !== undefined && { userKey }),
    });
    // Nothing but the code, so that it can stand in $(…).
    return { text: told.authorizationCode, told };
  },

  async issue(client, [app = ''], { name = `${app}-mtls`, directory = '.', days }) {
    const folder = resolve(directory);
    const { certificate } = await client.call<{ certificate: object }>(
      'POST',
      `/apps/${named(app)}/certificates`,
      {
        name,
        directory: folder,
        ...(days !== undefined && { days }),
      },
    );
    const files = [`${folder}/${name}_public.crt`, `${folder}/${name}_private.key`];
    return { text: files.join('\n'), told: { certificate, files } };
  },

  async callback(client, [app, which], { url, userKey, credential, order, reason }) {
    const path = `/apps/${named(app)}/callbacks`;
    if (which !== 'unlink' && which !== 'subscription') {
      throw new UsageError(
        'callback: which? unlink or subscription, such as: callback my-app unlink --user-key 42',
      );
    }
    const secret = credential !== undefined && { credential };
    if (url !== undefined) await client.call('PUT', `${path}/${which}`, { url, ...secret });
    const body =
      which === 'unlink'
        ? { userKey: required('--user-key', userKey), ...(reason !== undefined && { referrer: reason }) }
        : { orderId: required('--order', order), changeReason: reason ?? 'CREATED' };
    const told = await client.call<Delivery>('POST', `${path}/${which}`, body);
    const { status = null, fault } = told.delivery ?? {};
    const text = told.delivery ? String(status ?? fault) : 'no address is set: --url http://localhost:3000/…';
    return { text, told };
  },

  async clock(client, [how = '']) {
    const told = await moveClock(client, how);
    return { text: told.clock.now, told };
  },
};

interface Delivery {
  readonly delivery: { readonly status: number | null; readonly fault?: string } | null;
}

interface Clock {
  readonly clock: { readonly now: string };
}

const units: Readonly<Record<string, number>> = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 };

function moveClock(client: AdminClient, how: string): Promise<Clock> {
  if (how === 'real') return client.call('DELETE', '/clock');
  const [, amount, unit = ''] = /^([+-]\d+)([smhd])$/.exec(how) ?? [];
  const ms = units[unit];
  if (ms !== undefined) return client.call('POST', '/clock/advance', { ms: Number(amount) * ms });
  const date = new Date(how);
  if (how === '' || Number.isNaN(date.getTime())) {
    throw new UsageError('clock: expected +1h, +30d, -1d, a time such as 2027-12-31, or real');
  }
  return client.call('PUT', '/clock', { now: date.toISOString() });
}

function named(app: string | undefined): string {
  if (!app) throw new UsageError('Which app? Such as: apps-in-toss-emulator code my-app');
  return encodeURIComponent(app);
}

function required<Value>(option: string, value: Value | undefined): Value {
  if (value === undefined) throw new UsageError(`callback: ${option} is missing`);
  return value;
}
