import { RoomHead } from '../controls/room.js';
import { Book } from '../controls/book.js';
import type { BookLine } from '../controls/book.js';
import { call } from '../server/call.js';
import { act } from '../state/act.js';
import { useRead } from '../state/use-read.js';
import { count, won } from '../text/format.js';
import { text } from '../text/text.js';

/** Money first, then what moves none. */
const order = ['charges', 'refunds', 'grants', 'messages', 'logins', 'refreshes', 'profileReads', 'unlinks'];

interface LedgerView {
  readonly books: Readonly<Record<string, readonly BookLine[]>>;
  readonly totals: Readonly<Record<string, { readonly count: number; readonly sum: number }>>;
  /** In words, what went out twice. */
  readonly double: readonly string[];
}

export function LedgerRoom({ app }: { app: string }) {
  const words = text().ledger;
  const ledger = useRead<LedgerView>(`/ledger?app=${encodeURIComponent(app)}`);
  const books = Object.entries(ledger?.books ?? {})
    .filter(([, lines]) => lines.length > 0)
    .sort(([a], [b]) => rank(a) - rank(b));
  const total = (book: string) => ledger?.totals[book] ?? { count: 0, sum: 0 };
  return (
    <>
      <RoomHead title={text().rooms.ledger} says={words.says}>
        <button
          type="button"
          class="button is-small"
          onClick={() => void act(() => call('DELETE', '/ledger'), words.cleared)}
        >
          {words.clear}
        </button>
      </RoomHead>
      {(ledger?.double ?? []).length > 0 && (
        <div class="notice is-bad double" role="alert">
          <strong>{words.double}</strong>
          <ul>
            {ledger?.double.map((line) => (
              <li key={line} class="mono small">
                {line}
              </li>
            ))}
          </ul>
        </div>
      )}
      <dl class="sums">
        <Sum name={words.charged} value={won(total('charges').sum)} />
        <Sum name={words.refunded} value={won(total('refunds').sum)} />
        <Sum name={words.granted} value={won(total('grants').sum)} />
        <Sum name={words.sent} value={count(total('messages').count)} />
      </dl>
      {ledger && books.length === 0 && (
        <div class="card empty">
          <strong>{words.emptyTitle}</strong>
          {words.emptySays}
        </div>
      )}
      {books.map(([name, lines]) => (
        <Book key={name} title={text().book(name)} total={total(name).count} lines={lines} />
      ))}
    </>
  );
}

function Sum({ name, value }: { name: string; value: string }) {
  return (
    <div class="card">
      <dt class="second small">{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}

function rank(name: string): number {
  const at = order.indexOf(name);
  return at < 0 ? order.length : at;
}
