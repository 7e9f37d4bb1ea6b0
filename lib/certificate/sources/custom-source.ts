import type { CertificateInput, CertificateSource } from './certificate-input.interface.js';
import { HeldInput } from './held-input.js';
import { AppsInTossCertificateError } from '../faults/certificate.error.js';
import { storeProblem } from '../faults/store-problem.js';
import { within } from '../../foundation/within.js';
import { revokedListOf } from '../revoked/revoked-list.js';
import { NO_PLACE, type SourceContent, StoreSource } from './store-source.interface.js';

const LOAD_TIMEOUT_MS = 30_000;

/** A source that the user wrote, with what it gives checked and what it throws wrapped. @internal */
export class CustomSource extends StoreSource {
  readonly canChange = true;
  /** Its own limit comes first and says more. The rest is for files that it may name. */
  override readonly patience = LOAD_TIMEOUT_MS + 5_000;
  override readonly watch?: (changed: () => void) => () => void;
  readonly #source: CertificateSource;
  readonly #option: string;

  constructor(source: CertificateSource, option: string) {
    super();
    this.#source = source;
    this.#option = option;
    if (typeof source.watch === 'function') this.watch = (changed) => this.#watch(changed);
  }

  async load(): Promise<CertificateInput[]> {
    const { certificates } = await this.#content();
    return certificates;
  }

  async look(): Promise<SourceContent> {
    const { certificates, revoked } = await this.#content();
    const members = certificates.map((input, index) => ({
      place: NO_PLACE,
      option: `${this.#option}.load()[${index}]`,
      input: new HeldInput(input),
    }));
    return { members, revoked: revokedListOf(revoked, `${this.#option}.load().revoked`) };
  }

  async #content(): Promise<{ certificates: CertificateInput[]; revoked?: unknown }> {
    const answer: unknown = await this.#answer();
    const { certificates, revoked } =
      isObject(answer) && 'certificates' in answer
        ? (answer as { certificates: unknown; revoked?: unknown })
        : { certificates: answer, revoked: undefined };
    if (!Array.isArray(certificates) || !certificates.every(isObject))
      throw storeProblem('AIT_CERT_SOURCE_INVALID', { option: this.#option });
    return { certificates: certificates as unknown as CertificateInput[], revoked };
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
