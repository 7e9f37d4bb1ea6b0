import { CallError } from '../server/call.js';
import { text } from '../text/text.js';
import { refresh } from './emulator.js';
import { say } from './toast.js';

/** Does something that was clicked, and says so when it could not be done. @returns whether it was */
export async function act(what: () => Promise<unknown>, done?: string): Promise<boolean> {
  try {
    await what();
    // What is armed changes no table, so no event tells of it.
    await refresh();
    if (done !== undefined) say(done);
    return true;
  } catch (error) {
    say(error instanceof CallError ? text().errors(error.code, error.message) : String(error), true);
    return false;
  }
}
