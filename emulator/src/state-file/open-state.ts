import { Tables } from '../state/tables.js';
import { StateFile } from './state-file.js';

/** The memory of an emulator, and the file that it is kept in. @internal */
export interface OpenState {
  readonly tables: Tables;
  /** Whether a last, half-written line was left out. */
  readonly torn: boolean;
  /** Lets go of the file. */
  close(): void;
}

/**
 * The memory that a file holds, followed by the file from now on; without a path it is gone with the process.
 *
 * @throws StateFileError when the file is damaged or in use; it is left as it is then
 * @internal
 */
export function openState(path: string | undefined): OpenState {
  if (path === undefined) return { tables: new Tables(), torn: false, close: () => undefined };
  const file = StateFile.open(path);
  try {
    const tables = new Tables(file.state);
    file.follow(tables);
    return { tables, torn: file.torn, close: () => file.close() };
  } catch (error) {
    file.close();
    throw error;
  }
}
