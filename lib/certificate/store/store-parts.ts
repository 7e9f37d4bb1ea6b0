import { type Clock, systemClock } from '../../foundation/clock.js';
import type { CertificateStoreOptions } from './certificate-store-options.interface.js';
import { parseFingerprint } from '../fingerprint.js';
import { MemoryNoticeLedger } from '../expiry/memory-notice-ledger.js';
import type { StoreSource } from '../sources/store-source.interface.js';
import { toCertificateSource } from '../sources/to-certificate-source.js';
import { CertificateLoader } from './certificate-loader.js';
import { CertificateRoster } from '../roster/certificate-roster.js';
import { CertificateRotation } from '../rotation/certificate-rotation.js';
import { EventLog } from '../events/event-log.js';
import { ExpiryNotifier } from '../expiry/expiry-notifier.js';
import { FailureLog } from '../reading/failure-log.js';
import { Reloader } from './reloader.js';
import { Revocations } from '../rotation/revocations.js';
import { RevokedPath } from '../reading/revoked-path.js';
import { SourceReader } from '../reading/source-reader.js';
import { StoreStatus } from './store-status.js';

const TORN_GRACE_MS = 5_000;
const NOTICE_DAYS: readonly number[] = [30, 7, 1];

/** What a store is put together from. @internal */
export interface StoreParts {
  readonly source: StoreSource;
  /** The list of revoked certificates that has a file of its own. */
  readonly list: RevokedPath;
  readonly status: StoreStatus;
  readonly clock: Clock;
  readonly log: EventLog;
  readonly roster: CertificateRoster;
  readonly rotation: CertificateRotation;
  readonly notifier: ExpiryNotifier;
  readonly reloader: Reloader;
  readonly revocations: Revocations;
}

/** Puts a store together, defaults included. @internal */
export function storeParts(options: CertificateStoreOptions): StoreParts {
  const { clock = systemClock, hooks = {}, expiryNotice = {}, revoked = [], ca, minTlsVersion } = options;
  const { days = NOTICE_DAYS, ledger = new MemoryNoticeLedger() } = expiryNotice;
  const source = toCertificateSource(options.source);
  const named = 'path' in revoked ? [] : revoked;
  const list = new RevokedPath('path' in revoked ? revoked.path : undefined);
  const roster = new CertificateRoster(
    named.map((each, index) => parseFingerprint(each, `revoked[${index}]`)),
  );
  const log = new EventLog(clock, () => roster.active?.certificate);
  const reader = new SourceReader({ source, ca, minTlsVersion, expiringDays: Math.max(...days, 0) });
  const failures = new FailureLog(options.tornGraceMs ?? TORN_GRACE_MS);
  const rotation = new CertificateRotation({ roster, hooks, clock, log });
  const revocations = new Revocations({ roster, rotation, hooks, log });
  const loader = new CertificateLoader({ reader, list, revocations, roster, failures, clock, log });
  const notifier = new ExpiryNotifier({ days, ledger, clock, log });
  const status = new StoreStatus({ roster, rotation, clock });
  const reloader = new Reloader({ loader, roster, rotation, notifier, status, clock, log });
  return { source, list, status, clock, log, roster, rotation, notifier, reloader, revocations };
}
