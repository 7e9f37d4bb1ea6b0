/**
 * What this process knows about the certificate of a failed request: its dates, or that there was none. A
 * `ClientCertificate` is one.
 *
 * @publicApi
 */
export type PresentedCertificate =
  | 'none'
  | {
      readonly validFrom: Date;
      readonly validTo: Date;
      /** Whether it may be used by clients; true unless said otherwise. */
      readonly forClients?: boolean;
    };
