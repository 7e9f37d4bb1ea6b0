import { dirname, basename, resolve } from 'node:path';
import { within } from '../../foundation/within.js';
import { storeProblem } from '../faults/store-problem.js';
import { readRevokedFile } from '../revoked/revoked-file.js';
import { NONE_REVOKED, type RevokedList } from '../revoked/revoked-list.js';
import { watchFolder } from '../sources/watch-folder.js';

const OPTION = 'revoked.path';
const PATIENCE_MS = 10_000;

/**
 * The list that the option `revoked: { path }` names, read anew at every look. It stands on its own: a source that
 * hangs must not keep a leak from being stopped.
 *
 * @internal
 */
export class RevokedPath {
  readonly #path: string | undefined;
  /** A read that nobody waits for any more. A second one would only take another of the few threads that read files. */
  #stuck: Promise<unknown> | undefined;

  constructor(path: string | undefined) {
    this.#path = path === undefined ? undefined : resolve(path);
  }

  get isGiven(): boolean {
    return this.#path !== undefined;
  }

  /** Never rejects. */
  async read(): Promise<RevokedList> {
    const path = this.#path;
    if (path === undefined) return NONE_REVOKED;
    if (this.#stuck) return unreadable(undefined);
    const reading = readRevokedFile(path, OPTION);
    try {
      return await within(PATIENCE_MS, () => reading);
    } catch (cause) {
      this.#stuck = reading.finally(() => (this.#stuck = undefined));
      return unreadable(cause);
    }
  }

  watch(changed: () => void): () => void {
    const path = this.#path;
    if (path === undefined) return () => undefined;
    return watchFolder(dirname(path), changed, (name) => name === basename(path));
  }
}

function unreadable(cause: unknown): RevokedList {
  const problem = storeProblem('AIT_CERT_REVOKED_LIST_UNREADABLE', { option: OPTION, cause });
  return { fingerprints: [], problem };
}
