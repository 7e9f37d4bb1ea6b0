import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import {
  CALL_CHANNEL,
  CALL_START_CHANNEL,
  type CallEvent,
  type CallStart,
  CERTIFICATE_CHANNEL,
  type CertificateChannelEvent,
} from 'nestjs-apps-in-toss';

/** What the channels of this package say, until `stop()`. */
export class Heard {
  readonly calls: CallEvent[] = [];
  readonly starts: CallStart[] = [];
  readonly certificates: CertificateChannelEvent[] = [];
  readonly #ends: Array<() => void> = [];

  constructor() {
    this.#listen(CALL_CHANNEL, this.calls);
    this.#listen(CALL_START_CHANNEL, this.starts);
    this.#listen(CERTIFICATE_CHANNEL, this.certificates);
  }

  stop(): void {
    for (const end of this.#ends.splice(0)) end();
  }

  #listen<T>(name: string, into: T[]): void {
    const listener = (message: unknown): void => void into.push(message as T);
    subscribe(name, listener);
    this.#ends.push(() => unsubscribe(name, listener));
  }
}
