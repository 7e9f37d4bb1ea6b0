import type { EmulatorOptions } from './emulator-options.interface.js';
import type { Emulator } from './emulator.interface.js';
import { startPlatform } from './platform.js';
import { StateFile } from './state-file/state-file.js';
import { Tables } from './state/tables.js';

/**
 * Starts a local Apps in Toss: two HTTPS hosts that demand client certificates of an authority made for this run, or
 * kept in the file `state`.
 *
 * @throws TypeError when an option is not usable
 * @throws StateFileError when the file `state` is damaged or in use; it is left as it is then
 * @throws Error of `net` when a port is taken
 * @publicApi
 */
export async function startEmulator({ state, ...options }: EmulatorOptions = {}): Promise<Emulator> {
  if (state === undefined) return (await startPlatform(options)).emulator;
  if (typeof state !== 'string' || state === '') throw new TypeError('state: expected the path of a file');
  const file = StateFile.open(state);
  try {
    const tables = new Tables(file.state);
    file.follow(tables);
    const { emulator } = await startPlatform(options, tables);
    const close = emulator.close.bind(emulator);
    return Object.assign(emulator, { close: () => close().finally(() => file.close()) });
  } catch (error) {
    file.close();
    throw error;
  }
}
