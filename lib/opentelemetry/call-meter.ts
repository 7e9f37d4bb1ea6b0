import type { Attributes, BatchObservableCallback, Meter, Observable } from '@opentelemetry/api';
import type { CallEvent } from '../foundation/telemetry/call-event.interface.js';
import { CALL_CHANNEL, CERTIFICATE_CHANNEL } from '../foundation/telemetry/channel-names.js';
import { retryReasons, settlement, waitsOf } from '../telemetry/call-figures.js';
import type { CertificateChannelEvent } from '../telemetry/certificate-channel-event.interface.js';
import { grantsOf } from '../telemetry/grants-of.js';
import { listen } from '../telemetry/listening.js';
import type { MiniAppView } from '../telemetry/mini-app-view.js';
import { errorType, outcomeValue } from './attributes.js';

const PREFIX = 'apps_in_toss.client';
/** Seconds: those of the semantic conventions for HTTP, and what a payment may take. */
const BOUNDS = [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10, 15, 20, 30];

/** Calls and certificates as metrics. @internal */
export class CallMeter {
  readonly #instruments;
  readonly #ends: Array<() => void> = [];

  constructor(meter: Meter, views: readonly MiniAppView[], journalTimeout: number) {
    this.#instruments = instrumentsOf(meter);
    const mine = new Set(views.map(({ miniApp }) => miniApp));
    this.#ends.push(
      listen<CallEvent>(CALL_CHANNEL, (event) => void (mine.has(event.miniApp) && this.#count(event))),
      listen<CertificateChannelEvent>(
        CERTIFICATE_CHANNEL,
        (event) => void (mine.has(event.miniApp) && this.#happened(event)),
      ),
    );
    this.#observe(meter, views, journalTimeout);
  }

  stop(): void {
    for (const end of this.#ends) end();
  }

  #count(event: CallEvent): void {
    const { duration, attempts, retries, unknown, reconciliations, queue, rejections } = this.#instruments;
    const { outcome, code, operation, miniApp } = event;
    const app = { 'apps_in_toss.app.name': miniApp.name };
    const at: Attributes = { ...app, 'apps_in_toss.operation.name': operation };
    const type = errorType(event);
    duration.record(event.durationMs / 1_000, {
      ...at,
      'apps_in_toss.operation.outcome': outcomeValue(outcome),
      ...(type !== undefined && { 'error.type': type }),
    });
    for (const attempt of event.attempts)
      attempts.add(1, { ...at, 'apps_in_toss.attempt.outcome': outcomeValue(attempt.outcome) });
    for (const reason of retryReasons(event)) retries.add(1, { ...at, 'apps_in_toss.retry.reason': reason });
    for (const [lane, ms] of waitsOf(event)) queue.record(ms / 1_000, { ...app, 'apps_in_toss.lane': lane });
    const result = settlement(event);
    if (result) reconciliations.add(1, { ...at, 'apps_in_toss.reconciliation.result': result });
    if (outcome === 'unknown') unknown.add(1, at);
    if (code === 'AIT_RATE_LIMIT') rejections.add(1, { ...app, 'apps_in_toss.limiter.kind': 'local' });
    if (code === 'AIT_API_RATE_LIMITED')
      rejections.add(1, { ...app, 'apps_in_toss.limiter.kind': 'platform' });
  }

  #happened(event: CertificateChannelEvent): void {
    const { reloads, rotations, refusals } = this.#instruments;
    const app = { 'apps_in_toss.app.name': event.miniApp.name };
    if (event.type === 'loaded') reloads.add(1, { ...app, 'apps_in_toss.reload.result': 'success' });
    if (event.type === 'reload-failed')
      reloads.add(1, { ...app, 'apps_in_toss.reload.result': 'failed', 'error.type': event.reason.code });
    if (event.type === 'activated' && event.previous) rotations.add(1, app);
    if (event.type === 'rejected') refusals.add(1, { ...app, 'error.type': event.reason.code });
  }

  /** Looked at when somebody collects. */
  #observe(meter: Meter, views: readonly MiniAppView[], journalTimeout: number): void {
    const { notAfter, drift, rejected, unfinished, undecided } = this.#instruments;
    const look: BatchObservableCallback = async (result) => {
      for (const view of views) {
        const app = { 'apps_in_toss.app.name': view.miniApp.name };
        const now = view.certificates();
        const slots = { active: now.serving, next: now.standby[0], disk: now.onDisk };
        for (const [slot, certificate] of Object.entries(slots)) {
          const at = { ...app, 'apps_in_toss.certificate.slot': slot };
          if (certificate) result.observe(notAfter, Date.parse(certificate.validTo) / 1_000, at);
        }
        const isDrifting = now.onDisk && now.onDisk.fingerprint256 !== now.serving?.fingerprint256;
        result.observe(drift, isDrifting ? 1 : 0, app);
        result.observe(rejected, now.rejected === undefined ? 0 : 1, app);
      }
      for (const { app: name, grants } of await grantsOf(views, journalTimeout)) {
        if (!grants) continue;
        result.observe(unfinished, grants.unfinished, { 'apps_in_toss.app.name': name });
        result.observe(undecided, grants.undecided, { 'apps_in_toss.app.name': name });
      }
    };
    const observed: Observable[] = [notAfter, drift, rejected, unfinished, undecided];
    meter.addBatchObservableCallback(look, observed);
    this.#ends.push(() => meter.removeBatchObservableCallback(look, observed));
  }
}

function instrumentsOf(meter: Meter) {
  const counter = (name: string, unit: string, description: string) =>
    meter.createCounter(`${PREFIX}.${name}`, { unit, description });
  const seconds = (name: string, description: string) =>
    meter.createHistogram(`${PREFIX}.${name}`, {
      unit: 's',
      description,
      advice: { explicitBucketBoundaries: BOUNDS },
    });
  const gauge = (name: string, unit: string, description: string) =>
    meter.createObservableGauge(`${PREFIX}.${name}`, { unit, description });
  return {
    duration: seconds('operation.duration', 'How long calls took, retries included'),
    queue: seconds('queue.duration', 'Waits of a millisecond and more within calls'),
    attempts: counter('attempts', '{attempt}', 'Requests on the wire'),
    retries: counter('retries', '{retry}', 'Attempts after the first, by why the one before failed'),
    unknown: counter('unknown_outcomes', '{outcome}', 'Calls that the server may have carried out'),
    reconciliations: counter(
      'reconciliations',
      '{reconciliation}',
      'Payments and refunds that needed a read of their status, by what it said',
    ),
    rejections: counter('limiter.rejections', '{rejection}', 'Calls that a rate limit ended'),
    reloads: counter('certificate.reloads', '{reload}', 'Certificates that were read, or could not be'),
    rotations: counter('certificate.rotations', '{rotation}', 'Times another certificate took over'),
    refusals: counter('certificate.refusals', '{refusal}', 'Certificates that a server rejected'),
    notAfter: gauge('certificate.not_after', 's', 'When a certificate ends, in Unix time'),
    drift: gauge('certificate.drift', '1', '1 while the newest certificate of the source is not in use'),
    rejected: gauge('certificate.rejected', '1', '1 while a server rejects the certificate in use'),
    unfinished: gauge('grants.unfinished', '{grant}', 'Grants that are on record and not finished'),
    undecided: gauge('grants.undecided', '{grant}', 'Grants of which only a person can find out'),
  };
}
