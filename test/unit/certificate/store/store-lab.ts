import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CertificateEvent } from '../../../../lib/certificate/events/certificate-event.interface.js';
import type {
  CertificateInput,
  CertificateSource,
} from '../../../../lib/certificate/sources/certificate-input.interface.js';
import type { CertificateStoreOptions } from '../../../../lib/certificate/store/certificate-store-options.interface.js';
import { ClientCertificateStore } from '../../../../lib/certificate/client-certificate-store.js';
import { type Authority, createAuthority, type Issued, type IssueOptions } from '../../../helpers/pki.js';

export const DAY_MS = 86_400_000;
/** Where the lab's clock stands at first. */
export const TODAY = new Date('2026-06-01T00:00:00.000Z');

/** Events whose reason says no more than their type. */
const ORDINARY: ReadonlySet<string> = new Set(['loaded', 'activated', 'expired']);

/** Days from {@link TODAY}. */
export function day(offset: number): Date {
  return new Date(TODAY.getTime() + offset * DAY_MS);
}

/** A source in memory, whose content a test changes between two looks. */
export class MemorySource implements CertificateSource {
  loads = 0;
  hint: (() => void) | undefined;

  constructor(public content: CertificateInput[] | Error) {}

  async load(): Promise<CertificateInput[]> {
    this.loads += 1;
    if (this.content instanceof Error) throw this.content;
    return this.content;
  }

  watch(changed: () => void): () => void {
    this.hint = changed;
    return () => (this.hint = undefined);
  }
}

/** A folder, an authority, a clock that only moves when told to, and stores that are stopped at the end. */
export class StoreLab {
  now = TODAY;
  readonly clock = (): Date => new Date(this.now);
  /** What the stores of this lab sent. */
  readonly events: CertificateEvent[] = [];
  readonly #stores: ClientCertificateStore[] = [];

  private constructor(
    readonly folder: string,
    readonly authority: Authority,
  ) {}

  static async open(): Promise<StoreLab> {
    return new StoreLab(
      await mkdtemp(join(tmpdir(), 'store-')),
      await createAuthority({ validFrom: day(-900) }),
    );
  }

  /** A pair called `commonName`, valid for 390 days from `from` days after today. */
  day(from: number): Date {
    return day(from);
  }

  issue(commonName: string, from = -1, options: IssueOptions = {}): Promise<Issued> {
    return this.authority.issue({ commonName, validFrom: day(from), ...options });
  }

  path(...names: string[]): string {
    return join(this.folder, ...names);
  }

  /** Puts a pair into the folder the way the console names it. */
  async place(name: string, { chain, key }: Pick<Issued, 'chain' | 'key'>): Promise<void> {
    await writeFile(this.path(`${name}_public.crt`), chain);
    await writeFile(this.path(`${name}_private.key`), key);
  }

  async remove(name: string): Promise<void> {
    await rm(this.path(`${name}_public.crt`));
    await rm(this.path(`${name}_private.key`));
  }

  /** A store on the lab's clock that looks at its source only when asked. */
  store(options: Omit<CertificateStoreOptions, 'source'> & { source: unknown }): ClientCertificateStore {
    const store = new ClientCertificateStore({
      clock: this.clock,
      watch: false,
      ...options,
      source: options.source as CertificateSource,
    });
    store.events$.subscribe((event) => this.events.push(event));
    this.#stores.push(store);
    return store;
  }

  async started(options: Parameters<StoreLab['store']>[0]): Promise<ClientCertificateStore> {
    const store = this.store(options);
    await store.start();
    return store;
  }

  /** Each event in a few words, and forgets them. */
  told(): string[] {
    return this.events
      .splice(0)
      .map(({ type, certificate, reason, stage }) =>
        [type, certificate?.commonName, stage ?? (ORDINARY.has(type) ? undefined : reason.code)]
          .filter((part) => part !== undefined)
          .join(' '),
      );
  }

  async close(): Promise<void> {
    await Promise.all(this.#stores.map((store) => store.stop()));
    await rm(this.folder, { recursive: true, force: true });
  }
}

/** A promise that a test fulfils by hand. */
export class Gate<T = void> {
  open!: (value: T) => void;
  readonly opened = new Promise<T>((resolve) => (this.open = resolve));
}
