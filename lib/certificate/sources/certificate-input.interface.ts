/**
 * One certificate and its key, in whatever form you have them: a path, PEM text (also with escaped or lost newlines,
 * quoted, base64 of PEM) or a Buffer. The form is recognised from the content, never from the name of a variable.
 *
 * @publicApi
 */
export interface CertificateInput {
  /** The certificate, leaf first, with its chain if there is one. */
  readonly cert: string | Buffer;
  /** The private key of the leaf: PKCS#8, PKCS#1 or EC. */
  readonly key: string | Buffer;
  /** Passphrase of an encrypted key. */
  readonly passphrase?: string;
}

/**
 * A folder that holds pairs as the console hands them out: `<name>_public.crt` and `<name>_private.key`. A file
 * `revoked` beside them lists SHA-256 fingerprints, one a line, of certificates that no instance may use again.
 *
 * @publicApi
 */
export interface CertificateDirectory {
  readonly directory: string;
  /** Passphrase of the keys in it, if they are encrypted. */
  readonly passphrase?: string;
}

/**
 * What a source of your own may give where it also knows which certificates were revoked.
 *
 * @publicApi
 */
export interface CertificateSourceContent {
  readonly certificates: CertificateInput[];
  /** SHA-256 fingerprints in hexadecimal, with or without colons. */
  readonly revoked?: readonly string[];
}

/**
 * Where certificates come from. Write one of your own for a secret manager.
 *
 * @publicApi
 */
export interface CertificateSource {
  /**
   * Everything there is now. Called at start and whenever the store looks for changes; given up after 30 seconds.
   *
   * With `revoked`, SHA-256 fingerprints of certificates that must never be used again, a leak is stopped on every
   * instance within one look: what is listed once stays revoked until the process ends.
   */
  load(): Promise<CertificateInput[] | CertificateSourceContent>;
  /**
   * Calls `changed` when it may be worth looking again; a hint only, the store compares the content itself.
   *
   * @returns a function that ends the watch
   */
  watch?(changed: () => void): () => void;
}

/** `T`, and none of the fields that only the other forms have: two forms at once do not compile. */
type Only<T, Others> = T & { readonly [Field in Exclude<keyof Others, keyof T>]?: never };

/**
 * Everything the option `certificate` takes.
 *
 * @publicApi
 */
export type CertificateOption =
  | Only<CertificateInput, CertificateDirectory & CertificateSource>
  | CertificateInput[]
  | Only<CertificateDirectory, CertificateInput & CertificateSource>
  | Only<CertificateSource, CertificateInput & CertificateDirectory>;
