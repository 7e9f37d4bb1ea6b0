import { channel } from 'node:diagnostics_channel';
import type { CertificateEvent } from '../certificate/events/certificate-event.interface.js';
import type { ClientCertificate } from '../certificate/client-certificate.js';
import type { ClientCertificateStore } from '../certificate/client-certificate-store.js';
import type { Clock } from '../foundation/clock.js';
import type { MiniApp } from '../foundation/telemetry/call-event.interface.js';
import { CERTIFICATE_CHANNEL } from '../foundation/telemetry/channel-names.js';
import type { ProbeResult } from '../transport/probe/probe.interface.js';
import type { CertificateChannelEvent, CertificateProbed } from './certificate-channel-event.interface.js';
import { onDisk } from './mini-app-view.js';

/** Where what happens to the certificates of one mini-app is published. @internal */
export class CertificateChannel {
  readonly #channel = channel(CERTIFICATE_CHANNEL);
  readonly #miniApp: MiniApp;
  readonly #store: () => ClientCertificateStore;
  readonly #clock: Clock;

  constructor(miniApp: MiniApp, store: () => ClientCertificateStore, clock: Clock) {
    this.#miniApp = miniApp;
    this.#store = store;
    this.#clock = clock;
  }

  tell(event: CertificateEvent | CertificateProbed): void {
    if (!this.#channel.hasSubscribers) return;
    const store = this.#store();
    const newest = onDisk(store);
    const heldBack = store.heldBack?.reason.code;
    const message: CertificateChannelEvent = {
      ...event,
      miniApp: this.#miniApp,
      ...(newest && { onDisk: newest.summary(this.#clock()) }),
      ...(heldBack !== undefined && { heldBack }),
    };
    this.#channel.publish(message);
  }

  probed(certificate: ClientCertificate, results: readonly ProbeResult[]): void {
    if (!this.#channel.hasSubscribers) return;
    const at = this.#clock();
    for (const { origin, verdict, error } of results) {
      const code = error && { code: error.code };
      this.tell({ type: 'probed', at, origin, verdict, ...code, certificate: certificate.summary(at) });
    }
  }
}
