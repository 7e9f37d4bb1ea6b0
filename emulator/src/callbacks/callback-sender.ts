import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import type { LedgerBook } from '../ledger/ledger-book.js';
import type { CallbackDelivery } from './callback.interface.js';

const patience = 10_000;

/** A call to the partner's server. @internal */
export interface CallbackCall {
  readonly appName: string;
  readonly userKey: number | null;
  readonly kind: 'unlink' | 'subscription';
  readonly event: string;
  readonly method: 'GET' | 'POST';
  readonly url: string;
  readonly authorization: string | undefined;
  readonly ca: string | undefined;
  /** Sent as JSON; a GET has none. */
  readonly body?: object;
}

/** Makes the calls that Toss makes, each over a connection of its own, and never again: retries are not documented. @internal */
export class CallbackSender {
  private readonly ended = new AbortController();

  constructor(
    private readonly now: () => Date,
    private readonly ledger: LedgerBook,
  ) {}

  async send(call: CallbackCall): Promise<CallbackDelivery> {
    const { appName, userKey, kind, event, url } = call;
    const delivery = await this.deliver(call);
    const at = this.now();
    this.ledger.add('callbacks', {
      at,
      appName,
      userKey,
      anonKey: null,
      kind,
      event,
      url,
      status: delivery.status,
    });
    return delivery;
  }

  /** Ends the calls under way. */
  close(): void {
    this.ended.abort();
  }

  private deliver({ method, url, authorization, ca, body }: CallbackCall): Promise<CallbackDelivery> {
    const payload = body && Buffer.from(JSON.stringify(body));
    const headers = {
      ...(authorization === undefined ? {} : { authorization }),
      ...(payload ? { 'content-type': 'application/json', 'content-length': payload.length } : {}),
    };
    const signal = AbortSignal.any([this.ended.signal, AbortSignal.timeout(patience)]);
    const request = url.startsWith('https:') ? httpsRequest : httpRequest;
    return new Promise((resolve) => {
      const fail = (error: NodeJS.ErrnoException) =>
        resolve({ status: null, accepted: false, fault: error.code ?? error.name });
      const sent = request(url, {
        method,
        headers,
        signal,
        agent: false,
        ...(ca === undefined ? {} : { ca }),
      });
      sent.on('error', fail);
      sent.on('response', (response) => {
        const status = response.statusCode ?? 0;
        response.on('error', fail);
        response.on('end', () => resolve({ status, accepted: status >= 200 && status < 300 }));
        response.resume();
      });
      sent.end(payload);
    });
  }
}
