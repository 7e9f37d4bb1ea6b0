import { ConsoleError } from './console-error.js';

/**
 * What the emulator says no to in words that are meant for people (a payment that is no longer there, a code that is
 * taken) is no fault of the console.
 *
 * @throws ConsoleError
 * @internal
 */
export function refused<Result>(act: () => Result): Result {
  try {
    return act();
  } catch (error) {
    if (error instanceof TypeError) throw error;
    throw new ConsoleError(409, 'REFUSED', (error as Error).message);
  }
}
