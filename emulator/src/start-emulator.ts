import type { EmulatorOptions } from './emulator-options.interface.js';
import type { Emulator } from './emulator.interface.js';
import { startPlatform } from './platform.js';
import { openState } from './state-file/open-state.js';

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
  if (state !== undefined && (typeof state !== 'string' || state === ''))
    throw new TypeError('state: expected the path of a file');
  const kept = openState(state);
  try {
    const { emulator } = await startPlatform(options, kept.tables);
    const close = emulator.close.bind(emulator);
    return Object.assign(emulator, { close: () => close().finally(() => kept.close()) });
  } catch (error) {
    kept.close();
    throw error;
  }
}
