import { Counter, Gauge, type Registry } from 'prom-client';
import type { CertificateSummary } from '../certificate/certificate-summary.interface.js';
import { certificateStage } from '../telemetry/certificate-stage.js';
import type { CertificateChannelEvent } from '../telemetry/certificate-channel-event.interface.js';
import type { CertificatesNow, MiniAppView } from '../telemetry/mini-app-view.js';
import { PREFIX } from './metric-names.js';

const CERT = `${PREFIX}cert_`;
/** Standbys beyond these are not shown: each has series of its own. */
const MOST_STANDBYS = 3;

type Set = (labels: Readonly<Record<string, string>>, value: number) => void;
type Show = (set: Set, app: string, now: CertificatesNow) => void;

/** How the certificates are when somebody asks, and what happened to them. @internal */
export class CertificateMetrics {
  readonly names: string[] = [];
  readonly #registers: Registry[];
  readonly #views: () => readonly MiniAppView[];
  readonly #reloads: Counter;
  readonly #refusals: Counter;
  readonly #rotations: Counter;
  readonly #revocations: Counter;
  readonly #probes: Counter;

  constructor(registers: Registry[], views: () => readonly MiniAppView[]) {
    this.#registers = registers;
    this.#views = views;
    const byRole = ['app', 'serial', 'role'];
    this.#gauge(
      'not_after_timestamp_seconds',
      'When a certificate ends, in Unix time',
      byRole,
      (set, app, now) =>
        each(now, (role, { serialNumber: serial, validTo }) =>
          set({ app, serial, role }, Date.parse(validTo) / 1_000),
        ),
    );
    this.#gauge(
      'not_before_timestamp_seconds',
      'When a certificate began, in Unix time',
      byRole,
      (set, app, now) =>
        each(now, (role, { serialNumber: serial, validFrom }) =>
          set({ app, serial, role }, Date.parse(validFrom) / 1_000),
        ),
    );
    this.#gauge(
      'expiry_days',
      'Whole days left of the certificate in use',
      ['app'],
      (set, app, { serving }) => serving && set({ app }, serving.daysRemaining),
    );
    this.#gauge(
      'stage',
      'Of the certificate in use: 0 fine, 1 at most 30 days left, 2 at most 7, 3 at most 1, 4 ended or none',
      ['app'],
      (set, app, { serving }) => set({ app }, certificateStage(serving)),
    );
    this.#gauge(
      'drift',
      '1 while the newest certificate of the source is not the one in use',
      ['app'],
      (set, app, { serving, onDisk }) =>
        set({ app }, onDisk && onDisk.fingerprint256 !== serving?.fingerprint256 ? 1 : 0),
    );
    this.#gauge('held_back', '1 while a newer certificate is kept from serving', ['app'], (set, app, now) =>
      set({ app }, now.heldBack === undefined ? 0 : 1),
    );
    this.#gauge('rejected', '1 while a server rejects the certificate in use', ['app'], (set, app, now) =>
      set({ app }, now.rejected === undefined ? 0 : 1),
    );
    this.#gauge(
      'problem',
      '1 while something is wrong with the certificates',
      ['app', 'code'],
      (set, app, { problem, heldBack }) => {
        const code = heldBack ?? problem;
        if (code !== undefined) set({ app, code }, 1);
      },
    );
    this.#reloads = this.#counter('reload_total', 'Certificates that were read, or could not be', [
      'app',
      'result',
      'reason',
    ]);
    this.#refusals = this.#counter('refused_total', 'Certificates that a server rejected', [
      'app',
      'alert',
      'side',
    ]);
    this.#rotations = this.#counter('rotations_total', 'Times another certificate took over', ['app']);
    this.#revocations = this.#counter('revoked_total', 'Certificates that were given up', ['app']);
    this.#probes = this.#counter('probes_total', 'Handshakes of health checks, by what the host said', [
      'app',
      'verdict',
    ]);
  }

  /** What grows from nothing is there from the beginning, so that its first step is seen as one. */
  begin(app: string): void {
    for (const counter of [this.#rotations, this.#revocations]) counter.inc({ app }, 0);
  }

  count(event: CertificateChannelEvent): void {
    const app = event.miniApp.name;
    switch (event.type) {
      case 'loaded':
        return this.#reloads.inc({ app, result: 'success', reason: '' });
      case 'reload-failed':
        return this.#reloads.inc({ app, result: 'failed', reason: event.reason.code });
      case 'rejected':
        return this.#refusals.inc({ app, alert: event.reason.code, side: 'they-refused-us' });
      case 'activated':
        return event.previous ? this.#rotations.inc({ app }) : undefined;
      case 'revoked':
        return this.#revocations.inc({ app });
      case 'probed':
        return this.#probes.inc({ app, verdict: event.verdict });
      default:
        return undefined;
    }
  }

  #gauge(suffix: string, help: string, labelNames: string[], show: Show): void {
    const views = this.#views;
    const name = this.#name(suffix);
    void new Gauge({
      name,
      help,
      labelNames,
      registers: this.#registers,
      collect() {
        this.reset();
        const set: Set = (labels, value) => this.set(labels, value);
        for (const view of views()) show(set, view.miniApp.name, view.certificates());
      },
    });
  }

  #counter(suffix: string, help: string, labelNames: string[]): Counter {
    return new Counter({ name: this.#name(suffix), help, labelNames, registers: this.#registers });
  }

  #name(suffix: string): string {
    const name = `${CERT}${suffix}`;
    this.names.push(name);
    return name;
  }
}

function each(
  { serving, standby, onDisk }: CertificatesNow,
  show: (role: string, certificate: CertificateSummary) => void,
): void {
  if (serving) show('serving', serving);
  for (const other of standby.slice(0, MOST_STANDBYS)) show('standby', other);
  if (onDisk) show('disk', onDisk);
}
