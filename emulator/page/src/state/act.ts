import { CallError } from '../server/call.js';
import { text } from '../text/text.js';
import { say } from './toast.js';

/** Does something that was clicked, and says so when it could not be done. @returns whether it was */
export async function act(what: () => Promise<unknown>, done?: string): Promise<boolean> {
  try {
    await what();
    if (done !== undefined) say(done);
    return true;
  } catch (error) {
    say(error instanceof CallError ? text().errors(error.code, error.message) : String(error), true);
    return false;
  }
}
