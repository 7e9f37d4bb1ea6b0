import { createHash } from 'node:crypto';

/** What every store keeps letter by letter, and leaves room for the id behind it. */
const SHORT = /^[\w.-]{1,40}$/;

/**
 * How the entries of one mini-app are named in a journal that several mini-apps share: the same id of two of them is two
 * entries, and none is listed for another. Without a name they are named as they are.
 *
 * @internal
 */
export class JournalScope {
  readonly #app: string | undefined;

  /** @param name of the mini-app, where it has one */
  constructor(name?: string) {
    this.#app =
      name === undefined || SHORT.test(name) ? name : createHash('sha256').update(name).digest('base64url');
  }

  kind(kind: string): string {
    return this.#app === undefined ? kind : `${kind}@${this.#app}`;
  }

  /** The id of an entry. */
  id(own: string): string {
    return this.#app === undefined ? own : `${this.#app}@${own}`;
  }

  /** What {@link id} was given. */
  own(id: string): string {
    return this.#app === undefined ? id : id.slice(this.#app.length + 1);
  }
}
