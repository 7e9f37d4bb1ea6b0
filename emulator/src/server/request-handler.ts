import type { IncomingMessage, ServerResponse } from 'node:http';
import type { LedgerBook, OpenRequestEntry } from '../ledger/ledger-book.js';
import type { RequestScript } from '../script/request-script.js';
import type { ScriptQueue } from '../script/script-queue.js';
import type { Answer } from './answer/answer.js';
import type { Connection } from './tls/connection.interface.js';
import type { Exchange } from './exchange.interface.js';
import type { HostName } from './routing/host-name.js';
import { readBody } from './routing/request-body.js';
import { pause } from './answer/pause.js';
import type { Router } from './routing/router.js';
import { sendAnswer } from './answer/send-answer.js';

/** Takes a request from its first line to its last: read, write down, act, answer, or fail as scripted. @internal */
export class RequestHandler {
  private readonly closing = new AbortController();

  constructor(
    private readonly router: Router,
    private readonly ledger: LedgerBook,
    private readonly scripts: ScriptQueue,
    private readonly now: () => Date,
    private readonly seen: (exchange: Exchange) => void,
  ) {}

  async handle(
    host: HostName,
    connection: Connection,
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<void> {
    const started = performance.now();
    const reusedConnection = connection.requests++ > 0;
    const { method = '', headers, url = '' } = request;
    const path = url.split('?', 1).join();
    const { appName, fingerprint256, serialNumber } = connection.certificate;
    const operation = this.router.find(host, method, path);
    const script = this.scripts.take({ method, path, operation: operation?.id, appName });
    await script?.reach('arrived');
    if (script?.destroysUnread) return void connection.socket.destroy();
    const body = await readBody(request);
    if (body === undefined) return;
    const { tlsVersion, resumedSession } = connection;
    const entry: OpenRequestEntry = {
      at: this.now(),
      host,
      operation: operation?.id ?? null,
      method,
      path,
      appName,
      fingerprint256,
      serialNumber,
      tlsVersion,
      reusedConnection,
      resumedSession,
      processed: script === undefined || script.processing === 'now',
      status: null,
    };
    const changed = this.ledger.add('requests', entry);
    const process = () => this.router.answer(operation, { headers, body, appName });
    const finish = (answer: Answer | null) => {
      entry.status = answer?.status ?? null;
      changed();
      const ms = performance.now() - started;
      const fault = script ? script.said.join(', ') : null;
      this.seen({ entry, url, headers, body, answer, ms, scripted: script !== undefined, fault });
    };
    if (!script) {
      const answer = process();
      finish(answer);
      return sendAnswer(response, answer, {}, this.closing.signal);
    }
    await script.reach('read');
    const late = () => {
      entry.processed = true;
      const answer = process();
      changed();
      return answer;
    };
    await this.play(script, connection, response, process, late, finish);
  }

  /** Ends what is still to be processed later. */
  close(): void {
    this.closing.abort();
  }

  private async play(
    script: RequestScript,
    { socket }: Connection,
    response: ServerResponse,
    process: () => Answer,
    processLate: () => Answer,
    finish: (answer: Answer | null) => void,
  ): Promise<void> {
    const { processing, replacement, delivery, delayMs, destroys, closes } = script;
    const gone = new AbortController();
    const end = () => gone.abort();
    socket.once('close', end);
    try {
      const own = processing === 'now' ? process() : this.later(processing, processLate);
      // Whoever acts later tells so then, and holds up nobody.
      if (processing === 'now') await script.reach('processed');
      else void Promise.resolve(own).then((acted) => acted && script.reach('processed'));
      if (delayMs > 0) await pause(delayMs, gone.signal).catch(() => undefined);
      // Whoever waits for an answer of its own waits for the endpoint to act; every other end comes before that.
      const answer = destroys ? undefined : (replacement ?? (await own));
      if (!answer || socket.destroyed) {
        socket.destroy();
        return finish(null);
      }
      finish(answer);
      if (closes) response.once('finish', () => socket.destroySoon());
      await sendAnswer(response, answer, delivery, gone.signal);
      await script.reach('answered');
    } finally {
      socket.off('close', end);
    }
  }

  /** `undefined` when the endpoint never acts, or the emulator is closed before. */
  private async later(
    processing: Exclude<RequestScript['processing'], 'now'>,
    process: () => Answer,
  ): Promise<Answer | undefined> {
    if (processing === 'never') return undefined;
    const { signal } = this.closing;
    const moment = processing.later(signal).then(
      () => signal.aborted,
      () => true,
    );
    const closed = new Promise<boolean>((resolve) => {
      const close = () => resolve(true);
      signal.addEventListener('abort', close, { once: true });
      void moment.then(() => signal.removeEventListener('abort', close));
    });
    const isClosed = await Promise.race([moment, closed]);
    return isClosed ? undefined : process();
  }
}
