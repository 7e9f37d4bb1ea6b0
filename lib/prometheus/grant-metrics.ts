import { Gauge, type Registry } from 'prom-client';
import { grantsOf, type GrantsOfApp } from '../telemetry/grants-of.js';
import type { MiniAppView } from '../telemetry/mini-app-view.js';
import { PREFIX } from './metric-names.js';

/** Grants that are on record and not finished, counted when somebody asks. @internal */
export class GrantMetrics {
  readonly names: string[] = [];
  readonly #registers: Registry[];
  readonly #look: () => Promise<readonly GrantsOfApp[]>;
  /** prom-client asks all gauges of a scrape at once: one look is enough for them. */
  #looking: Promise<readonly GrantsOfApp[]> | undefined;

  constructor(registers: Registry[], views: () => readonly MiniAppView[], timeoutMs: number) {
    this.#registers = registers;
    this.#look = () => grantsOf(views(), timeoutMs);
    this.#gauge(
      'grants_unfinished',
      'Grants that are planned, under way, or not known yet; counted up to 1,000',
      ({ grants }) => grants?.unfinished,
    );
    this.#gauge(
      'grants_undecided',
      'Grants of which only a person can find out whether they were paid; counted up to 1,000',
      ({ grants }) => grants?.undecided,
    );
    this.#gauge('journal_up', '1 when the journal answered in time', ({ grants }) => (grants ? 1 : 0));
  }

  #gauge(suffix: string, help: string, valueOf: (of: GrantsOfApp) => number | undefined): void {
    const name = `${PREFIX}${suffix}`;
    this.names.push(name);
    const look = (): Promise<readonly GrantsOfApp[]> => this.#shared();
    void new Gauge({
      name,
      help,
      labelNames: ['app'],
      registers: this.#registers,
      async collect() {
        const found = await look();
        this.reset();
        for (const each of found) {
          const value = valueOf(each);
          if (value !== undefined) this.set({ app: each.app }, value);
        }
      },
    });
  }

  #shared(): Promise<readonly GrantsOfApp[]> {
    this.#looking ??= this.#look().finally(() => (this.#looking = undefined));
    return this.#looking;
  }
}
