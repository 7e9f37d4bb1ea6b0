import type { CertificateInput } from './certificate-input.interface.js';

/**
 * A pair on its way through the store. Its halves may be text, which stands in no property of it: what reads the locals
 * of frames, as reporters of errors do, finds nothing where reading it fails.
 *
 * @internal
 */
export class HeldInput {
  readonly #input: CertificateInput;

  constructor(input: CertificateInput) {
    this.#input = input;
  }

  get cert(): CertificateInput['cert'] {
    return this.#input.cert;
  }

  get key(): CertificateInput['key'] {
    return this.#input.key;
  }

  get passphrase(): string | undefined {
    return this.#input.passphrase;
  }

  /** As it was handed in. */
  plain(): CertificateInput {
    return this.#input;
  }
}
