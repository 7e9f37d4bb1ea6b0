import type { TLSSocket } from 'node:tls';
import { answerText, closesAfter, refusalText } from './answer-text.js';
import { type Arrival, RequestReader } from './request-reader.js';
import type { Act, Answer, ConnectionPlan, Reaction } from './schedule.js';
import type { ServerBook } from './server-book.interface.js';

/** What the server does on one connection with the requests that arrive on it. */
export class RequestHandler {
  readonly #reader = new RequestReader();
  readonly #reacted = new Set<string>();

  constructor(
    readonly book: ServerBook,
    readonly tls: TLSSocket,
    readonly plan: ConnectionPlan,
    readonly end: (act: Act) => void,
  ) {}

  take(chunk: Buffer): void {
    try {
      for (const arrival of this.#reader.read(chunk)) this.#arrived(arrival);
    } catch (error) {
      this.book.violations.push(`the server read ${(error as Error).message}`);
    }
  }

  #arrived({ id, bytes, complete }: Arrival): void {
    this.book.begun.add(id);
    if (complete) {
      this.book.processed.add(id);
      this.book.times.set(id, (this.book.times.get(id) ?? 0) + 1);
    }
    const isFirst = !this.#reacted.has(id);
    // A call that is repeated on this connection is another request.
    if (complete) this.#reacted.delete(id);
    if (!isFirst) return;
    const { requests, after } = this.book.schedule;
    const reaction = [...requests, ...after].find((request) => request.id === id)?.reaction;
    if (!reaction) {
      this.book.violations.push(`the server read a request that nobody sent: ${id}`);
      return;
    }
    if (reaction.kind === 'refuse') this.book.declined.add(id);
    const isDue =
      complete ||
      reaction.kind === 'early' ||
      (reaction.kind === 'cut-request' && bytes >= reaction.afterBytes);
    if (!isDue) return;
    if (!complete) this.#reacted.add(id);
    this.#react(id, reaction);
  }

  #react(id: string, reaction: Reaction): void {
    switch (reaction.kind) {
      case 'answer':
      case 'early':
        return this.#answer(id, reaction.answer);
      case 'cut-request':
        return this.end(reaction.act);
      case 'no-answer':
        return void setTimeout(() => this.end(reaction.act), reaction.delayMs);
      case 'refuse':
        return this.#write(refusalText(id, reaction.refusal));
      case 'cut-answer': {
        const { head, body } = answerText(id, reaction.answer);
        this.#write(Buffer.concat([head, body]).subarray(0, reaction.afterBytes));
        return this.end(reaction.act);
      }
      case 'garbage':
        this.#write(Buffer.from(`${id} is not HTTP\r\n\r\n`));
        return this.end(reaction.act);
    }
  }

  #answer(id: string, answer: Answer): void {
    const { head, body } = answerText(id, answer);
    setTimeout(() => {
      this.#write(head);
      setTimeout(() => {
        this.#write(body);
        if (closesAfter(answer)) this.end('fin');
        else if (this.plan.idleMs !== undefined) setTimeout(() => this.end('fin'), this.plan.idleMs);
      }, answer.bodyDelayMs);
    }, answer.headDelayMs);
  }

  #write(bytes: Buffer): void {
    if (bytes.length > 0 && this.tls.writable) this.tls.write(bytes);
  }
}
