import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { RefusalSettings } from '../console/settings/refusal-settings.js';
import { startConsole } from '../console/start-console.js';
import type { EnvironmentLine } from '../console/views/views.interface.js';
import { startPlatform } from '../platform.js';
import type { Platform } from '../platform.js';
import { openState } from '../state-file/open-state.js';
import { StateFileError } from '../state-file/state-file.error.js';
import type { CommandOptions } from './command-options.js';
import { writeEnvFile } from './env-file.js';
import { firstPair } from './first-pair.js';
import { writeRunFile } from './run-file.js';
import { plantSeed, readSeed } from './seed.js';
import { statePlace } from './state-place.js';
import { UsageError } from './usage.error.js';
import { packageVersion } from './version.js';
import type { Words } from './words.js';

const host = '127.0.0.1';
/** What the ledger keeps of each kind; a run of days would fill the memory. */
const ledgerLimit = 10_000;
const page = fileURLToPath(new URL('../../page', import.meta.url));

/** Runs an emulator until it is told to stop. @internal */
export async function serve(options: CommandOptions, words: Words): Promise<void> {
  const closing: (() => void | Promise<void>)[] = [];
  const close = async () => {
    for (const step of closing.splice(0).reverse()) await step();
  };
  try {
    const running = await start(options, words, closing);
    if (options.json) console.log(JSON.stringify({ event: 'ready', ...running.told }));
    else console.log(running.text);
  } catch (error) {
    await close();
    const message = sayWhy(error, options, words);
    if (options.json) console.log(JSON.stringify({ event: 'failed', message }));
    else console.error(words.failed(message));
    process.exitCode = 1;
    return;
  }
  const signal = await new Promise<NodeJS.Signals>((resolve) => {
    for (const each of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(each, resolve);
  });
  await close();
  if (options.json) console.log(JSON.stringify({ event: 'stopped', signal }));
  else console.log(words.stopped);
  process.exit(0);
}

async function start(options: CommandOptions, words: Words, closing: (() => void | Promise<void>)[]) {
  const seed = options.seed === undefined ? undefined : await readSeed(options.seed);
  const place = statePlace(options.state);
  closing.push(() => place.clean());
  const { tables, torn, close } = openState(place.file);
  closing.push(close);
  if (torn && place.file !== undefined && !options.json) console.error(words.torn(place.file));
  const { port, payPort } = options;
  const refusals = new RefusalSettings(tables);
  const platform = await startPlatform({ port, payPort, host, ledgerLimit, refusals }, tables);
  const { emulator } = platform;
  closing.push(() => emulator.close());
  const ca = join(place.folder, 'ca.crt');
  writeFileSync(ca, emulator.ca);
  if (seed) await plantSeed(seed, platform, place.folder);
  const { app, certPath, keyPath } = await firstPair(platform, place.folder);
  const environment = environmentOf(platform, ca);
  const consoleServer = await startConsole(platform, {
    host,
    port: options.consolePort,
    page,
    refusals,
    version: packageVersion(),
    state: place.file ?? null,
    environment,
  });
  closing.push(() => consoleServer.close());
  const { origin, token } = consoleServer;
  closing.push(writeRunFile(Number(new URL(origin).port), { pid: process.pid, console: origin, token }));
  const all = [
    ...environment,
    ...(certPath === undefined ? [] : [{ name: 'APPS_IN_TOSS_CERT', value: certPath }]),
    ...(keyPath === undefined ? [] : [{ name: 'APPS_IN_TOSS_KEY', value: keyPath }]),
  ];
  if (options.writeEnv !== undefined) writeEnvFile(options.writeEnv, all);
  const link = `${origin}/#token=${token}`;
  const { apiBaseUrl, payBaseUrl } = emulator;
  return {
    told: {
      consoleUrl: origin,
      token,
      apiBaseUrl,
      payBaseUrl,
      environment: Object.fromEntries(all.map(({ name, value }) => [name, value])),
    },
    text: words.ready({
      link,
      apiBaseUrl,
      payBaseUrl,
      environment: all,
      app,
      state: place.file,
      wrote: options.writeEnv,
    }),
  };
}

/** By the names that `nestjs-apps-in-toss` reads; other programs take the values. */
function environmentOf({ emulator }: Platform, ca: string): EnvironmentLine[] {
  const { apiBaseUrl, payBaseUrl, decryption } = emulator;
  return [
    { name: 'APPS_IN_TOSS_API_BASE_URL', value: apiBaseUrl },
    { name: 'APPS_IN_TOSS_PAY_BASE_URL', value: payBaseUrl },
    { name: 'APPS_IN_TOSS_CA', value: ca },
    { name: 'APPS_IN_TOSS_DECRYPTION_KEY', value: decryption.key },
    { name: 'APPS_IN_TOSS_DECRYPTION_AAD', value: decryption.aad },
  ];
}

function sayWhy(error: unknown, options: CommandOptions, words: Words): string {
  const { code, port, message } = error as NodeJS.ErrnoException & { port?: number };
  if (code === 'EADDRINUSE' && port !== undefined) {
    const taken = {
      [options.port]: '--port',
      [options.payPort]: '--pay-port',
      [options.consolePort]: '--console-port',
    };
    return words.portTaken(taken[port] ?? '--port', port);
  }
  if (error instanceof UsageError || error instanceof StateFileError || error instanceof TypeError)
    return message;
  return error instanceof Error ? (error.stack ?? message) : String(error);
}
