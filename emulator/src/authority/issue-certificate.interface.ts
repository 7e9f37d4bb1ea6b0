import type { KeyType } from './key-pair.js';

/**
 * How a client certificate is issued.
 *
 * @publicApi
 */
export interface IssueCertificateOptions {
  /** Name in the console; letters, digits, `_` and `-` only. Default `<appName>-mtls`. */
  readonly name?: string;
  /** Life in days. Default 390, which is what real certificates have. */
  readonly days?: number;
  /** Start of its life, to the second. Default: the emulator's present time. */
  readonly validFrom?: Date;
  /** Folder for `<name>_public.crt` and `<name>_private.key` (mode 0600). Made when missing; an older pair of that name is replaced. */
  readonly directory?: string;
  /** Default: the option `keys` of the emulator, `rsa` unless set. `ec` is faster to make; the console does not offer it. */
  readonly keyType?: KeyType;
}

/**
 * A pair, as the console hands it out: once.
 *
 * @publicApi
 */
export interface IssuedCertificate {
  /** PEM, one block. */
  readonly cert: string;
  /** PEM, PKCS#8, unencrypted. */
  readonly key: string;
  /** Where the certificate was written, when a `directory` was given. */
  readonly certPath?: string;
  /** Where the key was written, when a `directory` was given. */
  readonly keyPath?: string;
  /** SHA-256 of the certificate, upper case with colons, as Node prints it. */
  readonly fingerprint256: string;
}
