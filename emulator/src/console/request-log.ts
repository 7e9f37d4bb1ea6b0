import type { RequestEntry, RefusalEntry } from '../ledger/ledger.interface.js';
import type { Platform } from '../platform.js';
import type { Exchange } from '../server/exchange.interface.js';
import { exchangeDetail, exchangeView, refusalView } from './views/request-views.js';
import type { WrittenLine } from './views/request-views.js';
import type { RequestDetailView, RequestView } from './views/views.interface.js';

type Line = { readonly view: RequestView } & (
  { readonly exchange: Exchange; readonly written: readonly WrittenLine[] } | { readonly exchange?: never }
);

const keep = 1_000;

/**
 * The newest requests with everything about them, and the connections that were ended for their certificate. Headers
 * and bodies live in memory only: they hold tokens and people's data.
 *
 * @internal
 */
export class RequestLog {
  private readonly lines = new Map<number, Line>();
  private readonly written = new WeakMap<RequestEntry, WrittenLine[]>();
  private readonly listeners = new Set<(view: RequestView) => void>();
  private current: RequestEntry | undefined;
  private next = 1;

  constructor(private readonly platform: Platform) {
    platform.tables.onChange(({ table, row }) => {
      if (row && table.startsWith('ledger.')) this.wrote(table.slice('ledger.'.length), row);
    });
    platform.onExchange((exchange) => {
      const written = this.written.get(exchange.entry) ?? [];
      this.add({ view: exchangeView(this.next, exchange, this.certificates()), exchange, written });
    });
  }

  /** Newest first. */
  list(limit: number, appName?: string): readonly RequestView[] {
    const views = [...this.lines.values()].map(({ view }) => view).reverse();
    // A connection without a certificate may have been anybody's.
    const own = views.filter((view) => appName === undefined || [appName, null].includes(view.appName));
    return own.slice(0, limit);
  }

  detail(id: number, masked: boolean): RequestDetailView | undefined {
    const line = this.lines.get(id);
    return line && exchangeDetail(line.view, line.exchange, line.exchange ? line.written : [], masked);
  }

  clear(): void {
    this.lines.clear();
  }

  onRequest(listener: (view: RequestView) => void): () => void {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  }

  /**
   * An endpoint acts in the same turn in which its request's line is written, so what is written until the end of that
   * turn belongs to it.
   */
  private wrote(book: string, row: object): void {
    if (book === 'refusals') return this.refused(row as RefusalEntry);
    if (book !== 'requests') {
      if (this.current) this.written.get(this.current)?.push({ book, row });
      return;
    }
    const entry = row as RequestEntry;
    if (this.written.has(entry)) return;
    this.written.set(entry, []);
    this.current = entry;
    queueMicrotask(() => {
      if (this.current === entry) this.current = undefined;
    });
  }

  private refused(entry: RefusalEntry): void {
    this.add({ view: refusalView(this.next, entry, this.certificates()) });
  }

  private add(line: Line): void {
    this.lines.set(this.next++, line);
    if (this.lines.size > keep) this.lines.delete(this.next - keep - 1);
    for (const listener of this.listeners) listener(line.view);
  }

  private certificates(): ReadonlyMap<string, string> {
    return new Map(this.platform.certificates().map(({ fingerprint256, name }) => [fingerprint256, name]));
  }
}
