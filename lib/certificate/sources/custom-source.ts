import type { CertificateInput, CertificateSource } from './certificate-input.interface.js';
import { AppsInTossCertificateError } from '../faults/certificate.error.js';
import { storeProblem } from '../faults/store-problem.js';
import { within } from '../../foundation/within.js';
import { type SourceMember, type StoreSource, WHOLE_SOURCE } from './store-source.interface.js';

const LOAD_TIMEOUT_MS = 30_000;

/**
 * A source that the user wrote, with what it gives checked and what it throws wrapped.
 *
 * Its members have no place of their own: a list from a secret manager may shift, so that a bad member says nothing
 * about which of the former ones it replaces.
 *
 * @internal
 */
export class CustomSource implements StoreSource {
  readonly canChange = true;
  readonly watch?: (changed: () => void) => () => void;
  readonly #source: CertificateSource;
  readonly #option: string;

  constructor(source: CertificateSource, option: string) {
    this.#source = source;
    this.#option = option;
    if (typeof source.watch === 'function') this.watch = (changed) => this.#watch(changed);
  }

  async load(): Promise<CertificateInput[]> {
    const inputs: unknown = await this.#answer();
    const option = this.#option;
    if (!Array.isArray(inputs)) throw storeProblem('AIT_CERT_SOURCE_INVALID', { option });
    if (!inputs.every(isObject)) throw storeProblem('AIT_CERT_SOURCE_INVALID', { option });
    return inputs as unknown as CertificateInput[];
  }

  async members(): Promise<SourceMember[]> {
    const inputs = await this.load();
    return inputs.map((input, index) => ({
      place: WHOLE_SOURCE,
      option: `${this.#option}.load()[${index}]`,
      input,
    }));
  }

  #watch(changed: () => void): () => void {
    try {
      return this.#source.watch?.(changed) ?? (() => undefined);
    } catch (cause) {
      throw storeProblem('AIT_CERT_SOURCE_FAILED', { option: `${this.#option}.watch()`, cause });
    }
  }

  async #answer(): Promise<unknown> {
    try {
      return await within(LOAD_TIMEOUT_MS, async () => this.#source.load());
    } catch (cause) {
      // A source may have found out the reason by itself.
      if (cause instanceof AppsInTossCertificateError) throw cause;
      throw storeProblem('AIT_CERT_SOURCE_FAILED', { option: `${this.#option}.load()`, cause });
    }
  }
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
