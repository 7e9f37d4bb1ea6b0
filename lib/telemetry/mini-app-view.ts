import type { CertificateSummary } from '../certificate/certificate-summary.interface.js';
import type { ClientCertificate } from '../certificate/client-certificate.js';
import type { ClientCertificateStore } from '../certificate/client-certificate-store.js';
import type { GrantBook } from '../api/promotion/grant/grant-journal.js';
import { openGrants, type OpenGrants } from '../api/promotion/grant/open-grants.js';
import type { Clock } from '../foundation/clock.js';
import type { MiniApp } from '../foundation/telemetry/call-event.interface.js';

/** How the certificates of a mini-app are now. @internal */
export interface CertificatesNow {
  readonly serving?: CertificateSummary | undefined;
  readonly standby: readonly CertificateSummary[];
  /** The newest that could be read. */
  readonly onDisk?: CertificateSummary | undefined;
  /** Code of why a newer one is held back. */
  readonly heldBack?: string | undefined;
  /** Code of why a server rejected the one that serves. */
  readonly rejected?: string | undefined;
  /** Code of the most important thing that is wrong. */
  readonly problem?: string | undefined;
}

/** @internal */
export interface MiniAppViewParts {
  readonly miniApp: MiniApp;
  readonly store: ClientCertificateStore;
  /** Where grants are remembered. */
  readonly book: GrantBook | undefined;
  readonly clock: Clock;
}

/** What views of one mini-app may look at when they are asked. Keeps nothing. @internal */
export class MiniAppView {
  readonly #parts: MiniAppViewParts;

  constructor(parts: MiniAppViewParts) {
    this.#parts = parts;
  }

  get miniApp(): MiniApp {
    return this.#parts.miniApp;
  }

  get hasJournal(): boolean {
    return this.#parts.book !== undefined;
  }

  certificates(): CertificatesNow {
    const { store, clock } = this.#parts;
    const now = clock();
    const { active } = store;
    return {
      serving: active?.summary(now),
      standby: store.certificates.filter((each) => each !== active).map((each) => each.summary(now)),
      onDisk: onDisk(store)?.summary(now),
      heldBack: store.heldBack?.reason.code,
      rejected: store.rejection?.code,
      problem: store.problem?.code,
    };
  }

  /** Counts up to a limit, so that a journal that is full of them answers as fast as an empty one. */
  async grants(limit: number): Promise<OpenGrants> {
    const { book } = this.#parts;
    return book ? openGrants(book, limit) : { unfinished: 0, undecided: 0 };
  }
}

/** The newest that could be read from the source. @internal */
export function onDisk(store: ClientCertificateStore): ClientCertificate | undefined {
  return store.heldBack?.certificate ?? store.known[0];
}
