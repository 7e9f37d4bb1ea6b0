import { validateHeaderName, validateHeaderValue } from 'node:http';
import { fail } from '../server/answer/answer.js';
import type { Answer } from '../server/answer/answer.js';
import { pause } from '../server/answer/pause.js';
import { gatewayPage } from '../server/answer/gateway-page.js';
import type { Delivery } from '../server/answer/send-answer.js';
import type { Script, ScriptedAnswer, ScriptedProcessing, ScriptMoment } from './script.interface.js';

const MOMENTS: readonly ScriptMoment[] = ['arrived', 'read', 'processed', 'answered'];

/** When the endpoint acts: at once, never, or at some later moment. @internal */
export type Processing = 'now' | 'never' | { readonly later: (signal: AbortSignal) => Promise<unknown> };

/** What one script says, as the server reads it. @internal */
export class RequestScript implements Script {
  readonly said: string[] = [];
  used = 0;
  processing: Processing = 'now';
  replacement: Answer | undefined;
  delivery: Delivery = {};
  destroysUnread = false;
  destroys = false;
  closes = false;
  delayMs = 0;
  private readonly acts: { readonly moment: ScriptMoment; readonly act: () => unknown }[] = [];

  /** @param ended called when the script is stopped */
  constructor(
    public remaining: number,
    private readonly ended: () => void,
  ) {}

  answer({ status = 200, headers = {}, body = '', processed = false }: ScriptedAnswer): this {
    if (!Number.isInteger(status) || status < 200 || status > 599) {
      throw new TypeError('status: expected a whole number from 200 to 599');
    }
    for (const [name, value] of Object.entries(headers)) {
      validateHeaderName(name);
      validateHeaderValue(name, value);
    }
    return this.replace(`answer ${status}`, { status, headers, body }, { processed });
  }

  envelope(resultType: string, options?: ScriptedProcessing): this {
    const body = { resultType, success: null, error: null };
    return this.replace(`envelope ${resultType}`, { status: 200, body }, options);
  }

  fail(
    errorCode: string,
    options: ScriptedProcessing & { status?: number; reason?: string; data?: object } = {},
  ): this {
    const { status = 200, reason = '에뮬레이터에 걸어 둔 실패예요.', data = {} } = options;
    return this.replace(`fail ${errorCode}`, fail(errorCode, reason, status, data), options);
  }

  bareError(error = 'invalid_grant', options: ScriptedProcessing & { status?: number } = {}): this {
    return this.replace(`bareError ${error}`, { status: options.status ?? 400, body: { error } }, options);
  }

  innerError(errorCode: string, options: ScriptedProcessing & { code?: number; msg?: string } = {}): this {
    const { code = -1, msg = '에뮬레이터에 걸어 둔 실패예요.' } = options;
    const success = { code, errorCode, msg };
    const body = { resultType: 'SUCCESS', success, error: null };
    return this.replace(`innerError ${errorCode}`, { status: 200, body }, options);
  }

  gatewayPage(status = 502, options?: ScriptedProcessing): this {
    return this.replace(`gatewayPage ${status}`, gatewayPage(status), options);
  }

  destroyBeforeReading(): this {
    this.destroysUnread = true;
    return this.say('destroyBeforeReading');
  }

  destroyBeforeProcessing(): this {
    this.processing = 'never';
    this.destroys = true;
    return this.say('destroyBeforeProcessing');
  }

  destroyAfterProcessing(): this {
    if (this.processing === 'never') this.processing = 'now';
    this.destroys = true;
    return this.say('destroyAfterProcessing');
  }

  processAfter(ms: number): this {
    checkMs('processAfter', ms);
    this.processing = { later: (signal) => pause(ms, signal) };
    return this.say(`processAfter ${ms}`);
  }

  processWhen(moment: Promise<unknown>): this {
    this.processing = { later: () => moment };
    return this.say('processWhen');
  }

  delay(ms: number): this {
    checkMs('delay', ms);
    this.delayMs = ms;
    return this.say(`delay ${ms}`);
  }

  stallHead(ms = Infinity): this {
    if (ms !== Infinity) checkMs('stallHead', ms);
    this.delayMs = ms;
    return this.say(`stallHead ${ms}`);
  }

  stallBody(ms = Infinity): this {
    if (ms !== Infinity) checkMs('stallBody', ms);
    this.delivery = { stallMs: ms };
    return this.say(`stallBody ${ms}`);
  }

  drip({ bytes = 1, everyMs = 10 }: { bytes?: number; everyMs?: number } = {}): this {
    if (!(Number.isInteger(bytes) && bytes > 0)) throw new TypeError('drip: expected bytes to be 1 or more');
    checkMs('drip', everyMs);
    this.delivery = { drip: { bytes, everyMs } };
    return this.say(`drip ${bytes}/${everyMs}`);
  }

  truncateBody(): this {
    this.delivery = { truncate: true };
    return this.say('truncateBody');
  }

  closeAfterAnswer(): this {
    this.closes = true;
    return this.say('closeAfterAnswer');
  }

  at(moment: ScriptMoment, act: () => unknown): this {
    if (!MOMENTS.includes(moment)) throw new TypeError(`at: expected one of ${MOMENTS.join(', ')}`);
    if (typeof act !== 'function') throw new TypeError('at: expected a function');
    this.acts.push({ moment, act });
    return this.say(`at ${moment}`);
  }

  /** A request is so far. */
  async reach(moment: ScriptMoment): Promise<void> {
    for (const each of this.acts) if (each.moment === moment) await each.act();
  }

  stop(): number {
    this.remaining = 0;
    this.ended();
    return this.used;
  }

  private replace(word: string, answer: Answer, options: ScriptedProcessing = {}): this {
    this.replacement = answer;
    // An endpoint that acts later does so whatever is answered meanwhile.
    if (typeof this.processing === 'string') this.processing = options.processed ? 'now' : 'never';
    return this.say(options.processed ? `${word} (processed)` : word);
  }

  private say(word: string): this {
    this.said.push(word);
    return this;
  }
}

function checkMs(method: string, ms: number): void {
  if (!(ms >= 0 && ms < 2 ** 31)) throw new TypeError(`${method}: expected milliseconds, less than 2^31`);
}
