/** A line of the console's list of certificates. Times are milliseconds since 1970. @internal */
export interface RegisteredCertificate {
  readonly appName: string;
  readonly name: string;
  readonly fingerprint256: string;
  readonly serialNumber: string;
  readonly validFrom: number;
  readonly validTo: number;
  /** `null` while it stands in the console. */
  readonly deletedAt: number | null;
}
