import { Logger } from '@nestjs/common';

/** Errors that come closer together than this are one outage. */
const APART_MS = 60_000;

/** Says once for each outage that the store of the jobs is in trouble: BullMQ tells with every attempt to connect. @internal */
export class StoreTrouble {
  readonly #logger: Logger;
  #lastAt = -Infinity;

  constructor(name?: string) {
    this.#logger = new Logger(name === undefined ? 'AppsInToss' : `AppsInToss:${name}`);
  }

  tell(error: Error): void {
    const now = performance.now();
    const isNew = now - this.#lastAt >= APART_MS;
    this.#lastAt = now;
    if (!isNew) return;
    this.#logger.error(
      `The store of the jobs is in trouble; BullMQ goes on by itself once it is well. / 작업 저장소에 문제가 있어요. 나아지면 BullMQ가 스스로 이어서 해요. (${error.message})`,
      error.stack,
    );
  }
}
