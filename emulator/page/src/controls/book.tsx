import { Copy } from './copy.js';
import { count, dateTime, won } from '../text/format.js';
import { text } from '../text/text.js';

/** A line of the ledger, with the mark of what happened twice. */
export type BookLine = Readonly<Record<string, unknown>> & { readonly at: string; readonly double?: boolean };

interface BookProps {
  readonly title: string;
  readonly total?: number;
  readonly lines: readonly BookLine[];
}

/** The columns there may be, in their order. What nobody reads (the app, numbers of contents) has none. */
const order = [
  'at',
  'userKey',
  'anonKey',
  'kind',
  'promotionCode',
  'templateSetCode',
  'event',
  'orderNo',
  'amount',
  'status',
  'reached',
  'reason',
  'context',
  'url',
  'isTestPayment',
  'key',
  'payToken',
  'refundNo',
  'transactionId',
];
const money = new Set(['amount']);
const plain = new Set([
  'at',
  'kind',
  'event',
  'reason',
  'status',
  'context',
  'url',
  'promotionCode',
  'templateSetCode',
]);
const longest = 18;

/** A table with the columns that its lines have. */
export function Book({ title, total, lines }: BookProps) {
  const words = text();
  // A column in which nothing stands only takes room from the others.
  const columns = order.filter((name) => lines.some((line) => (line[name] ?? false) !== false));
  return (
    <section class="stack">
      <h2>
        {title} {total !== undefined && <span class="second">{count(total)}</span>}
      </h2>
      <div class="card table-scroll" tabIndex={0} role="region" aria-label={title}>
        <table>
          <thead>
            <tr>
              {columns.map((name) => (
                <th key={name} class={money.has(name) ? 'number' : ''}>
                  {words.field(name)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {lines.map((line, index) => (
              <tr key={index} class={line.double ? 'is-double' : ''}>
                {columns.map((name, column) => (
                  <td key={name} class={money.has(name) ? 'number' : name === 'at' ? 'second mono' : ''}>
                    <Cell name={name} value={line[name]} />
                    {column === 0 && line.double && (
                      <span class="chip is-bad">{words.ledger.doubleLine}</span>
                    )}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function Cell({ name, value }: { name: string; value: unknown }) {
  if (value === null || value === undefined) return <>–</>;
  if (typeof value === 'boolean') return <>{value ? '✓' : '–'}</>;
  if (name === 'at') return <>{dateTime(String(value))}</>;
  if (money.has(name) && typeof value === 'number') return <>{won(value)}</>;
  const shown = typeof value === 'object' ? JSON.stringify(value) : String(value);
  if (plain.has(name) || shown.length <= longest) return <>{shown}</>;
  // Tokens and keys: the beginning tells them apart, a click copies all.
  return <Copy value={shown} shown={`${shown.slice(0, 10)}…`} label={text().field(name)} />;
}
