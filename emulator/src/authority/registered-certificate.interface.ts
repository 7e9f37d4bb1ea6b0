/** A line of the console's list of certificates. @internal */
export interface RegisteredCertificate {
  readonly appName: string;
  readonly name: string;
  readonly fingerprint256: string;
  readonly serialNumber: string;
  readonly validFrom: Date;
  readonly validTo: Date;
}
