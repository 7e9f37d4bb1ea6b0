import { validateHeaderName, validateHeaderValue } from 'node:http';
import type { Answer } from '../server/answer.js';
import type { Script, ScriptedAnswer } from './script.interface.js';

/** What one script says, as the server reads it. @internal */
export class RequestScript implements Script {
  /** Whether the endpoint acts. */
  processed = true;
  replacement: Answer | undefined;
  destroys = false;
  truncates = false;
  delayMs = 0;

  answer({ status = 200, headers = {}, body = '', processed = false }: ScriptedAnswer): this {
    if (!Number.isInteger(status) || status < 200 || status > 599) {
      throw new TypeError('status: expected a whole number from 200 to 599');
    }
    for (const [name, value] of Object.entries(headers)) {
      validateHeaderName(name);
      validateHeaderValue(name, value);
    }
    this.replacement = { status, headers, body };
    this.processed = processed;
    return this;
  }

  destroyBeforeProcessing(): this {
    this.processed = false;
    this.destroys = true;
    return this;
  }

  destroyAfterProcessing(): this {
    this.processed = true;
    this.destroys = true;
    return this;
  }

  delay(ms: number): this {
    if (!(ms >= 0 && ms < 2 ** 31)) throw new TypeError('delay: expected milliseconds, less than 2^31');
    this.delayMs = ms;
    return this;
  }

  truncateBody(): this {
    this.truncates = true;
    return this;
  }
}
