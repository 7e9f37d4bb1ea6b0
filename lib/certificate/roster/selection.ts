import type { KnownCertificate } from './known-certificate.interface.js';

/** Newest `validFrom` first, ties by the latest `validTo`. @internal */
export function newestFirst(known: readonly KnownCertificate[]): KnownCertificate[] {
  return [...known].sort(
    ({ certificate: a }, { certificate: b }) =>
      b.validFrom.getTime() - a.validFrom.getTime() || b.validTo.getTime() - a.validTo.getTime(),
  );
}

/** What may be chosen from. @internal */
export interface Choice {
  /** What the source holds. */
  readonly offered: readonly KnownCertificate[];
  /** What it held before, as long as nothing of what it holds now has taken over. */
  readonly retained: readonly KnownCertificate[];
  readonly active: KnownCertificate | undefined;
  /** Whether its dates hold now. */
  readonly isUsable: (known: KnownCertificate) => boolean;
  /** Whether a server rejected it a short time ago. */
  readonly isSetAside: (known: KnownCertificate) => boolean;
}

/**
 * The certificate that should be active, best reason first. Never none while there is one that might do: what a server
 * rejected, or what has expired in service, goes on until there is something better, and the server decides.
 *
 * @internal
 */
export function choose({
  offered,
  retained,
  active,
  isUsable,
  isSetAside,
}: Choice): KnownCertificate | undefined {
  const isFree = (known: KnownCertificate): boolean => isUsable(known) && !isSetAside(known);
  const [newest] = newestFirst(offered.filter(isFree));
  if (newest) return newest;
  if (active && isFree(active)) return active;
  const [former] = newestFirst(retained.filter(isFree));
  if (former) return former;
  return active ?? newestFirst([...offered, ...retained].filter(isUsable))[0];
}
