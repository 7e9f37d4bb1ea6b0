import type { TLSSocket } from 'node:tls';
import type { RegisteredCertificate } from '../../authority/registered-certificate.interface.js';

/** A connection whose certificate was accepted. @internal */
export interface Connection {
  readonly socket: TLSSocket;
  readonly certificate: RegisteredCertificate;
  readonly tlsVersion: string;
  readonly resumedSession: boolean;
  /** Requests read so far. */
  requests: number;
  /** Requests that have no answer yet. */
  active: number;
}
