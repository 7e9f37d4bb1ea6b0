/**
 * How a `ClientCertificate` is made.
 *
 * @publicApi
 */
export interface ClientCertificateOptions {
  /**
   * Authorities to trust beside those of Node, as PEM text: for the emulator or a private gateway.
   *
   * @default none
   */
  readonly ca?: string | Buffer | undefined;
  /**
   * Lowest version of TLS that the context speaks.
   *
   * @default 'TLSv1.2'
   */
  readonly minTlsVersion?: 'TLSv1.2' | 'TLSv1.3' | undefined;
  /**
   * Name of the input in messages; its halves are called `<option>.cert` and `<option>.key`.
   *
   * @default 'certificate'
   */
  readonly option?: string | undefined;
  /**
   * How many days before its end the state becomes `expiring`.
   *
   * @default 30
   */
  readonly expiringDays?: number | undefined;
}
