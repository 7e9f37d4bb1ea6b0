import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout } from 'node:timers/promises';
import type { LedgerBook, OpenRequestEntry } from '../ledger/ledger-book.js';
import type { ScriptQueue } from '../script/script-queue.js';
import type { Answer } from './answer.js';
import type { Connection } from './connection.interface.js';
import type { Exchange } from './exchange.interface.js';
import type { HostName } from './host-name.js';
import { readBody } from './request-body.js';
import type { Router } from './router.js';
import { sendAnswer } from './send-answer.js';

/** Takes a request from its first line to its last: read, write down, act, answer, or fail as scripted. @internal */
export class RequestHandler {
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
    const body = await readBody(request);
    if (body === undefined) return;
    const { method = '', headers } = request;
    const path = (request.url ?? '').split('?', 1).join();
    const { appName, fingerprint256, serialNumber } = connection.certificate;
    const { tlsVersion, resumedSession } = connection;
    const script = this.scripts.take(method, path);
    const processed = script?.processed ?? true;
    const entry: OpenRequestEntry = {
      at: this.now(),
      host,
      method,
      path,
      appName,
      fingerprint256,
      serialNumber,
      tlsVersion,
      reusedConnection,
      resumedSession,
      processed,
      status: null,
    };
    const changed = this.ledger.add('requests', entry);
    const finish = (answer: Answer | null) => {
      if (answer) entry.status = answer.status;
      changed();
      const ms = performance.now() - started;
      this.seen({ entry, url: request.url ?? '', headers, body, answer, ms, scripted: script !== undefined });
    };
    const own = processed
      ? this.router.answer(this.router.find(host, method, path), { headers, body, appName })
      : undefined;
    if (script && !(await connectionOutlives(connection, script.delayMs))) return finish(null);
    const answer = script?.replacement ?? own;
    if (!answer || script?.destroys) {
      connection.socket.destroy();
      return finish(null);
    }
    finish(answer);
    sendAnswer(response, answer, script?.truncates);
  }
}

/** Waits, but not longer than the connection lives: a client that gave up leaves no timer behind. */
async function connectionOutlives({ socket }: Connection, ms: number): Promise<boolean> {
  if (ms <= 0) return !socket.destroyed;
  const ended = new AbortController();
  const end = () => ended.abort();
  socket.once('close', end);
  try {
    await setTimeout(ms, undefined, { signal: ended.signal });
  } catch {
    return false;
  } finally {
    socket.off('close', end);
  }
  return !socket.destroyed;
}
