import { count, dateTime, won } from '../text/format.js';
import { text } from '../text/text.js';

/** A line of the ledger, with the mark of what happened twice. */
export type BookLine = Readonly<Record<string, unknown>> & { readonly at: string; readonly double?: boolean };

interface BookProps {
  readonly title: string;
  readonly total?: number;
  readonly lines: readonly BookLine[];
}

/** Not shown in a column: it is in the title, or a sign on the line. */
const hidden = new Set(['appName', 'double']);
const money = new Set(['amount', 'paidAmount', 'refundedAmount']);

/** A table with the columns that its lines have. */
export function Book({ title, total, lines }: BookProps) {
  const words = text();
  const columns = [...new Set(lines.flatMap((line) => Object.keys(line)))].filter(
    (name) => !hidden.has(name),
  );
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
                    {shown(name, line[name])}
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

function shown(name: string, value: unknown): string {
  if (value === null || value === undefined) return '–';
  if (name === 'at') return dateTime(String(value));
  if (money.has(name) && typeof value === 'number') return won(value);
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
