import type { RegisteredCertificate } from '../../authority/registered-certificate.interface.js';
import type { Platform } from '../../platform.js';
import type { CertificateView } from './views.interface.js';

const lately = 30 * 60_000;

/** The console's list of one app, newest first, with what came under each. @internal */
export function certificateViews(platform: Platform, appName: string, graceMs: number): CertificateView[] {
  const now = platform.emulator.clock.now().getTime();
  const use = usesOf(platform, now);
  return platform
    .certificates()
    .filter((each) => each.appName === appName)
    .sort((a, b) => b.validFrom - a.validFrom)
    .map((each) => ({
      ...certificateView(each, now, use.get(each.fingerprint256)),
      acceptedUntil: acceptedUntil(each, now, graceMs),
    }));
}

interface Use {
  count: number;
  last: Date;
}

/** What came lately, by certificate. From the end: a long ledger is read no further back than needed. */
function usesOf({ emulator }: Platform, now: number): ReadonlyMap<string, Use> {
  const uses = new Map<string, Use>();
  const { requests } = emulator.ledger;
  for (let index = requests.length - 1; index >= 0; index -= 1) {
    const entry = requests[index];
    if (!entry || now - entry.at.getTime() > lately) break;
    const use = uses.get(entry.fingerprint256);
    if (use) use.count += 1;
    else uses.set(entry.fingerprint256, { count: 1, last: entry.at });
  }
  return uses;
}

function certificateView(
  each: RegisteredCertificate,
  now: number,
  use: Use | undefined,
): Omit<CertificateView, 'acceptedUntil'> {
  const { fingerprint256, serialNumber, appName, name, validFrom, validTo, deletedAt } = each;
  return {
    fingerprint256,
    serialNumber,
    appName,
    name,
    validFrom: new Date(validFrom).toISOString(),
    validTo: new Date(validTo).toISOString(),
    status: statusOf(each, now),
    deletedAt: deletedAt === null ? null : new Date(deletedAt).toISOString(),
    lately: use?.count ?? 0,
    lastUsedAt: use?.last.toISOString() ?? null,
  };
}

function statusOf(
  { deletedAt, validFrom, validTo }: RegisteredCertificate,
  now: number,
): CertificateView['status'] {
  if (deletedAt !== null) return 'deleted';
  if (now < validFrom) return 'not-yet-valid';
  return now > validTo ? 'expired' : 'valid';
}

function acceptedUntil({ deletedAt }: RegisteredCertificate, now: number, graceMs: number): string | null {
  if (deletedAt === null || deletedAt + graceMs <= now) return null;
  return new Date(deletedAt + graceMs).toISOString();
}
