import { useEffect, useState } from 'preact/hooks';
import type { RequestView } from '../../../../src/console/views/views.interface.js';
import { Icon } from '../../controls/icon.js';
import { RoomHead } from '../../controls/room.js';
import { call } from '../../server/call.js';
import { act } from '../../state/act.js';
import { requests } from '../../state/emulator.js';
import { text } from '../../text/text.js';
import { CodeBox } from './code-box.js';
import { RequestSheet } from './request-sheet.js';
import { RequestTable } from './request-table.js';

const outcomes = ['success', 'fail', 'error', 'cut', 'rejected'] as const;

/** What arrives, as it arrives. */
export function RequestsRoom({ app }: { app: string }) {
  const [filter, setFilter] = useState({ text: '', operation: '', outcome: '' });
  const [frozen, setFrozen] = useState<readonly RequestView[]>();
  const [open, setOpen] = useState<number>();
  const words = text().requests;
  // A connection without a certificate may have been any app's.
  const own = requests.value.filter(({ appName }) => appName === app || appName === null);
  const shown = (frozen ?? own).filter((request) => matches(request, filter));
  const operations = [...new Set(own.map(({ operation }) => operation))].filter((name) => name !== null);
  const missed = frozen ? own.filter(({ id }) => id > (frozen[0]?.id ?? 0)).length : 0;

  return (
    <>
      <RoomHead title={text().rooms.requests} says={words.says}>
        <button
          type="button"
          class="button is-small"
          onClick={() => setFrozen(frozen ? undefined : own)}
          aria-pressed={frozen !== undefined}
        >
          <Icon name={frozen ? 'play' : 'pause'} size={15} />
          {frozen ? words.resume : words.pause}
        </button>
        <button
          type="button"
          class="button is-small"
          onClick={() => void act(() => call('DELETE', '/requests').then(() => (requests.value = [])))}
        >
          {words.clear}
        </button>
      </RoomHead>
      <CodeBox app={app} />
      <div class="toolbar">
        <input
          class="input is-small grow"
          type="search"
          aria-label={words.filter}
          placeholder={words.filter}
          value={filter.text}
          onInput={(event) => setFilter({ ...filter, text: event.currentTarget.value })}
        />
        <select
          class="input is-small fit"
          aria-label={words.operationLabel}
          value={filter.operation}
          onChange={(event) => setFilter({ ...filter, operation: event.currentTarget.value })}
        >
          <option value="">{words.allOperations}</option>
          {operations.map((name) => (
            <option key={name} value={name}>
              {text().operation(name, name)}
            </option>
          ))}
        </select>
        <select
          class="input is-small fit"
          aria-label={words.outcomeLabel}
          value={filter.outcome}
          onChange={(event) => setFilter({ ...filter, outcome: event.currentTarget.value })}
        >
          <option value="">{words.allOutcomes}</option>
          {outcomes.map((name) => (
            <option key={name} value={name}>
              {text().outcome(name)}
            </option>
          ))}
        </select>
      </div>
      {missed > 0 && <p class="notice is-info">{words.paused(missed)}</p>}
      {shown.length > 0 && <RequestTable requests={shown} onOpen={setOpen} />}
      {shown.length === 0 && (
        <div class="card empty">
          <strong>{own.length === 0 ? words.emptyTitle : words.noneTitle}</strong>
          {own.length === 0 ? words.emptySays : words.noneSays}
        </div>
      )}
      <Told request={frozen ? undefined : own[0]} />
      {open !== undefined && <RequestSheet id={open} onClose={() => setOpen(undefined)} />}
    </>
  );
}

/** Reads what arrives out aloud, the newest only: under load nobody could listen to all. */
function Told({ request }: { request: RequestView | undefined }) {
  const [told, setTold] = useState('');
  const { requests: words, operation, outcome } = text();
  const id = request?.id;
  useEffect(() => {
    if (!request) return;
    const timer = setTimeout(
      () => setTold(words.arrived(operation(request.operation, request.path), outcome(request.outcome))),
      500,
    );
    return () => clearTimeout(timer);
  }, [id]);
  return (
    <p class="hidden" role="status" aria-live="polite">
      {told}
    </p>
  );
}

function matches(
  request: RequestView,
  filter: { readonly text: string; readonly operation: string; readonly outcome: string },
): boolean {
  if (filter.operation !== '' && request.operation !== filter.operation) return false;
  if (filter.outcome !== '' && request.outcome !== filter.outcome) return false;
  const { path, code, certificateName, operation } = request;
  const words = text().operation(operation, path);
  return [path, code, certificateName, words].some((each) =>
    (each ?? '').toLowerCase().includes(filter.text.trim().toLowerCase()),
  );
}
