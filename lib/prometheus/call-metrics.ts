import { Counter, Histogram, type Registry } from 'prom-client';
import type { CallEvent } from '../foundation/telemetry/call-event.interface.js';
import { retryReasons, settlement, waitsOf } from '../telemetry/call-figures.js';
import { BUCKETS, PREFIX } from './metric-names.js';
import type { SeriesBudget } from './series-budget.js';

type Labels = Readonly<Record<string, string>>;

/** Bounds, the last of all, sum and count. */
const SERIES_OF_HISTOGRAM = BUCKETS.length + 3;
const OTHER = 'other';
/** Labels that have few values whatever happens. */
const FEW: ReadonlySet<string> = new Set(['outcome', 'reason', 'result', 'lane', 'kind', 'reused', 'door']);

/** What one series of a counter has come to. */
interface Counted {
  readonly labels: Labels;
  times: number;
}

/** What calls become in a registry. @internal */
export class CallMetrics {
  readonly names: string[] = [];
  readonly #registers: Registry[];
  readonly #budget: SeriesBudget;
  readonly #operations;
  readonly #duration;
  readonly #attempts;
  readonly #retries;
  readonly #unknown;
  readonly #reconciliations;
  readonly #queue;
  readonly #rejections;
  readonly #connections;

  constructor(registers: Registry[], budget: SeriesBudget) {
    this.#registers = registers;
    this.#budget = budget;
    this.#operations = this.#counter('operations_total', 'Calls that are over', [
      'app',
      'door',
      'operation',
      'outcome',
      'code',
    ]);
    this.#duration = this.#histogram('operation_duration_seconds', 'How long calls took, retries included', [
      'app',
      'operation',
    ]);
    this.#attempts = this.#counter('attempts_total', 'Requests on the wire', ['app', 'operation', 'outcome']);
    this.#retries = this.#counter('retries_total', 'Attempts after the first, by why the one before failed', [
      'app',
      'operation',
      'reason',
    ]);
    this.#unknown = this.#counter('unknown_outcomes_total', 'Calls that the server may have carried out', [
      'app',
      'operation',
    ]);
    this.#reconciliations = this.#counter(
      'reconciliations_total',
      'Payments and refunds that needed a read of their status, by what it said',
      ['app', 'operation', 'result'],
    );
    this.#queue = this.#histogram('queue_duration_seconds', 'Waits of a millisecond and more within calls', [
      'app',
      'lane',
    ]);
    this.#rejections = this.#counter(
      'limiter_rejections_total',
      'Calls that a rate limit ended, ours (local) or that of the platform',
      ['app', 'kind'],
    );
    this.#connections = this.#counter('connections_total', 'Connections that requests went out on', [
      'app',
      'host',
      'reused',
    ]);
  }

  count(event: CallEvent): void {
    const { miniApp, door, operation, outcome, code = '', host } = event;
    const app = miniApp.name;
    const at = { app, operation };
    this.#operations({ app, door, operation, outcome, code });
    this.#duration(at, event.durationMs / 1_000);
    for (const attempt of event.attempts) {
      this.#attempts({ ...at, outcome: attempt.outcome });
      if (attempt.isReused !== undefined) this.#connections({ app, host, reused: String(attempt.isReused) });
    }
    for (const reason of retryReasons(event)) this.#retries({ ...at, reason });
    for (const [lane, ms] of waitsOf(event)) this.#queue({ app, lane }, ms / 1_000);
    if (outcome === 'success') return this.#settled(event);
    if (outcome === 'unknown') this.#unknown(at);
    if (code === 'AIT_RATE_LIMIT') this.#rejections({ app, kind: 'local' });
    if (code === 'AIT_API_RATE_LIMITED') this.#rejections({ app, kind: 'platform' });
    this.#settled(event);
  }

  #settled(event: CallEvent): void {
    const result = settlement(event);
    if (result) this.#reconciliations({ app: event.miniApp.name, operation: event.operation, result });
  }

  #counter(suffix: string, help: string, labelNames: string[]): (labels: Labels) => void {
    const name = this.#name(suffix);
    // Counted here and handed over when somebody asks: prom-client sorts and joins the labels with each step.
    const counted = new Map<string, Counted>();
    void new Counter({
      name,
      help,
      labelNames,
      registers: this.#registers,
      collect() {
        this.reset();
        for (const { labels, times } of counted.values()) this.inc({ ...labels }, times);
      },
    });
    return (labels) => {
      const key = keyOf(labels);
      const known = counted.get(key);
      if (known) {
        known.times += 1;
        return;
      }
      const within = this.#within(name, labels, 1);
      const at = keyOf(within);
      const same = counted.get(at) ?? { labels: within, times: 0 };
      same.times += 1;
      counted.set(at, same);
    };
  }

  #histogram(suffix: string, help: string, labelNames: string[]): (labels: Labels, value: number) => void {
    const name = this.#name(suffix);
    const buckets = [...BUCKETS];
    const histogram = new Histogram({ name, help, labelNames, buckets, registers: this.#registers });
    return (labels, value) => histogram.observe(this.#within(name, labels, SERIES_OF_HISTOGRAM), value);
  }

  #name(suffix: string): string {
    const name = `${PREFIX}${suffix}`;
    this.names.push(name);
    return name;
  }

  /** The labels, or `other` in the place of those that have many values. */
  #within(metric: string, labels: Labels, cost: number): Labels {
    if (this.#budget.admits(metric, keyOf(labels), cost)) return labels;
    return Object.fromEntries(
      Object.entries(labels).map(([name, value]) => [name, FEW.has(name) ? value : OTHER]),
    );
  }
}

function keyOf(labels: Labels): string {
  return Object.values(labels).join(' ');
}
