import { createHash } from 'node:crypto';
import { inspect, type InspectOptions } from 'node:util';
import type { CertificateWarning } from '../faults/certificate-warning.interface.js';
import { wipe } from './secret-bytes.js';

/** What {@link CertificateMaterial} is made of. @internal */
export interface CertificateMaterialParts {
  readonly cert: Buffer;
  readonly key: Buffer;
  readonly passphrase?: string | undefined;
  readonly certShape: string;
  readonly keyShape: string;
  readonly keyEncrypted: boolean;
  readonly warnings?: readonly CertificateWarning[];
}

/**
 * A certificate and its key as canonical PEM, recognised but not judged yet. It holds the key in the clear for as long
 * as it lives, so whoever gets one hands it to `ClientCertificate.parse`, which empties it, or calls `dispose`.
 *
 * @internal
 */
export class CertificateMaterial {
  /** SHA-256 (hex) over both halves: tells whether anything changed, whatever became of line breaks or timestamps. */
  readonly digest: string;
  readonly warnings: readonly CertificateWarning[];
  /** In which forms the halves were handed in. */
  readonly certShape: string;
  readonly keyShape: string;
  readonly keyEncrypted: boolean;
  readonly #cert: Buffer;
  readonly #key: Buffer;
  readonly #passphrase: string | undefined;

  /** Takes the buffers over: they must be nobody else's. */
  constructor(parts: CertificateMaterialParts) {
    this.#cert = parts.cert;
    this.#key = parts.key;
    this.#passphrase = parts.passphrase === '' ? undefined : parts.passphrase;
    this.certShape = parts.certShape;
    this.keyShape = parts.keyShape;
    this.keyEncrypted = parts.keyEncrypted;
    this.warnings = Object.freeze([...(parts.warnings ?? [])]);
    this.digest = digestOf(parts);
  }

  /** The certificates, leaf first, PEM. */
  get cert(): Buffer {
    return this.#cert;
  }

  /** The private key, PEM. */
  get key(): Buffer {
    return this.#key;
  }

  get passphrase(): string | undefined {
    return this.#passphrase;
  }

  /** Overwrites the PEM. */
  dispose(): void {
    wipe(this.#cert, this.#key);
  }

  /** The forms of both halves. Without this, printing with `getters` would show the key. */
  toJSON(): Record<string, unknown> {
    return { certShape: this.certShape, keyShape: this.keyShape, keyEncrypted: this.keyEncrypted };
  }

  [inspect.custom](_depth: number, options: InspectOptions): string {
    return `CertificateMaterial ${inspect(this.toJSON(), options)}`;
  }
}

function digestOf({ cert, key, passphrase }: CertificateMaterialParts): string {
  // The PEM ends with its own END line, so the halves cannot run into each other. A corrected passphrase is a change.
  const hash = createHash('sha256').update(cert).update(key);
  if (passphrase !== undefined) hash.update(passphrase);
  return hash.digest('hex');
}
