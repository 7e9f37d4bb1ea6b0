import type { CertificateEvent } from '../certificate/events/certificate-event.interface.js';
import type { CertificateSummary } from '../certificate/certificate-summary.interface.js';
import type { MiniApp } from '../foundation/telemetry/call-event.interface.js';
import type { ProbeVerdict } from '../transport/probe/probe.interface.js';

/**
 * A handshake with one host, made for a health check.
 *
 * @publicApi
 */
export interface CertificateProbed {
  readonly type: 'probed';
  readonly at: Date;
  /** Base URL. */
  readonly origin: string;
  readonly verdict: ProbeVerdict;
  /** Stable code of what went wrong. */
  readonly code?: string;
  /** The certificate that was shown. */
  readonly certificate: CertificateSummary;
}

/**
 * Something happened to the certificates of a mini-app. Published on `apps-in-toss:certificate`. Holds nothing secret.
 *
 * @publicApi
 */
export type CertificateChannelEvent = (CertificateEvent | CertificateProbed) & {
  readonly miniApp: MiniApp;
  /** The newest that could be read from the source: while it is not the active one, something keeps it from serving. */
  readonly onDisk?: CertificateSummary;
  /** Code of why {@link onDisk} does not serve, where a server rejected it or could not be asked. */
  readonly heldBack?: string;
};
