import type { CertificateInput } from '../../../lib/certificate/sources/certificate-input.interface.js';
import type { CertificateEvent } from '../../../lib/certificate/events/certificate-event.interface.js';
import { ClientCertificateStore } from '../../../lib/certificate/client-certificate-store.js';
import { MemoryNoticeLedger } from '../../../lib/certificate/expiry/memory-notice-ledger.js';
import type { Issued } from '../../helpers/pki.js';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const DAYS = [30, 7, 1];

export interface Renewal {
  readonly day: number;
  readonly pair: Issued;
}

export interface Lived {
  looks: number;
  restarts: number;
  jumps: number;
  renewals: number;
  given: number;
  missed: number;
  repeated: number;
  early: number;
}

/**
 * 390 days of a deployment whose instances share a ledger: looks at odd hours, sleeps of days, restarts, a clock that
 * is set back and forth, and a renewal sooner or later (or never). Judged by rules of its own, from the dates alone.
 */
export class Life {
  readonly #random: () => number;
  readonly #ledger = new MemoryNoticeLedger();
  readonly #given = new Map<string, Set<string>>();
  readonly #lived: Lived = {
    looks: 0,
    restarts: 0,
    jumps: 0,
    renewals: 0,
    given: 0,
    missed: 0,
    repeated: 0,
    early: 0,
  };
  #now: number;
  #content: Issued[];
  #store: ClientCertificateStore | undefined;
  /** Fingerprints that this process has seen before their end. */
  #seenAlive = new Set<string>();

  constructor(
    seed: number,
    readonly start: Date,
    readonly renewals: readonly Renewal[],
  ) {
    this.#random = generator(seed);
    this.#now = start.getTime();
    this.#content = [renewals[0]!.pair];
  }

  async run(): Promise<Lived> {
    const renewal = this.#pick([...this.renewals.slice(1), undefined]);
    const end = this.start.getTime() + 395 * DAY_MS;
    await this.#restart();
    while (this.#now < end) {
      this.#pass();
      if (renewal && this.#content.length === 1 && this.#content[0] !== renewal.pair) this.#renew(renewal);
      if (this.#random() < 0.02) await this.#restart();
      await this.#look();
    }
    await this.#store?.stop();
    return this.#lived;
  }

  #pass(): void {
    const luck = this.#random();
    if (luck < 0.03) this.#now += (1 + this.#random() * 20) * DAY_MS;
    else if (luck < 0.05) {
      this.#lived.jumps += 1;
      this.#now -= this.#random() * 3 * DAY_MS;
    } else this.#now += (1 + this.#random() * 47) * HOUR_MS;
  }

  #renew({ day, pair }: Renewal): void {
    if (this.#now < this.start.getTime() + (day + 1) * DAY_MS) return;
    this.#lived.renewals += 1;
    // Beside the old one, or in its place.
    this.#content = this.#random() < 0.5 ? [...this.#content, pair] : [pair];
  }

  async #restart(): Promise<void> {
    if (this.#store) {
      this.#lived.restarts += 1;
      await this.#store.stop();
    }
    this.#seenAlive = new Set();
    const load = async (): Promise<CertificateInput[]> =>
      this.#content.map(({ chain: cert, key }) => ({ cert, key }));
    this.#store = new ClientCertificateStore({
      source: { load },
      clock: () => new Date(this.#now),
      watch: false,
      expiryNotice: { days: DAYS, ledger: this.#ledger },
    });
    this.#store.events$.subscribe((event) => this.#note(event));
    await this.#store.start();
    await settled();
    this.#judge();
  }

  async #look(): Promise<void> {
    this.#lived.looks += 1;
    await (this.#random() < 0.5 ? this.#store?.tick() : this.#store?.reload());
    await settled();
    this.#judge();
  }

  #note({ type, certificate, stage }: CertificateEvent): void {
    if (type !== 'expiring' && type !== 'expired') return;
    const fingerprint = certificate?.fingerprint256 ?? '';
    const given = this.#given.get(fingerprint) ?? new Set<string>();
    this.#given.set(fingerprint, given);
    this.#lived.given += 1;
    if (given.has(String(stage))) this.#lived.repeated += 1;
    given.add(String(stage));
    const left = new Date(certificate?.validTo ?? 0).getTime() - this.#now;
    if (left > (stage === 'expired' ? 0 : Number(stage) * DAY_MS)) this.#lived.early += 1;
  }

  /** By now whoever reads the notices must know of the stage that each certificate is in, or of a later one. */
  #judge(): void {
    const active = this.#store?.active?.fingerprint256;
    const loaded = new Set(this.#store?.known.map(({ fingerprint256 }) => fingerprint256));
    for (const { x509, fingerprint256 } of this.#content) {
      if (!loaded.has(fingerprint256)) continue;
      const left = Date.parse(x509.validTo) - this.#now;
      const began = Date.parse(x509.validFrom) <= this.#now;
      if (left > 0) this.#seenAlive.add(fingerprint256);
      // One that had ended before this process began, beside another that serves, is nobody's concern.
      const leftOver = left <= 0 && active !== fingerprint256 && !this.#seenAlive.has(fingerprint256);
      if (!began || leftOver) continue;
      const due = left <= 0 ? ['expired'] : DAYS.filter((day) => left <= day * DAY_MS).map(String);
      const stage = due.at(-1);
      if (stage === undefined) continue;
      const given = this.#given.get(fingerprint256) ?? new Set();
      const order = [...DAYS.map(String), 'expired'];
      const late = order.slice(order.indexOf(stage));
      if (!late.some((each) => given.has(each))) this.#lived.missed += 1;
    }
  }

  #pick<T>(from: readonly T[]): T {
    return from[Math.floor(this.#random() * from.length)] as T;
  }
}

/** Notices are given after the ledger has answered. */
function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

/** mulberry32: the same life for the same seed. */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
