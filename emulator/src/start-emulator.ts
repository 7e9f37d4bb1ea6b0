import type { EmulatorOptions } from './emulator-options.interface.js';
import type { Emulator } from './emulator.interface.js';
import { startPlatform } from './platform.js';

/**
 * Starts a local Apps in Toss: two HTTPS hosts that demand client certificates of an authority made for this run.
 *
 * @throws TypeError when an option is not usable
 * @throws Error of `net` when a port is taken
 * @publicApi
 */
export async function startEmulator(options: EmulatorOptions = {}): Promise<Emulator> {
  return (await startPlatform(options)).emulator;
}
