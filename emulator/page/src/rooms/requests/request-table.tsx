import type { RequestView } from '../../../../src/console/views/views.interface.js';
import { time } from '../../text/format.js';
import { text } from '../../text/text.js';
import { OutcomeChip } from './outcome-chip.js';

interface TableProps {
  readonly requests: readonly RequestView[];
  readonly onOpen: (id: number) => void;
}

/** One line each, newest on top. */
export function RequestTable({ requests, onOpen }: TableProps) {
  const words = text().requests;
  return (
    <div class="card table-scroll">
      <table class="requests">
        <thead>
          <tr>
            <th>{words.time}</th>
            <th>{words.operation}</th>
            <th class="wide-only">{words.certificate}</th>
            <th>{words.outcome}</th>
            <th class="number wide-only">{words.ms}</th>
          </tr>
        </thead>
        <tbody>
          {requests.map((request) => (
            <Line key={request.id} request={request} onOpen={onOpen} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Line({ request, onOpen }: { request: RequestView; onOpen: (id: number) => void }) {
  const { id, at, path, operation, certificateName, ms, outcome, fault } = request;
  const words = text();
  return (
    <tr class="arrives" onClick={() => onOpen(id)}>
      <td class="second mono">{time(at)}</td>
      <td>
        <button
          type="button"
          class="open"
          onClick={(event) => {
            event.stopPropagation();
            onOpen(id);
          }}
        >
          {words.operation(operation, path)}
        </button>
        {operation !== null && <span class="path second mono">{path.replace(/^.*\/apps-in-toss/, '')}</span>}
      </td>
      <td class="second wide-only">{certificateName ?? '–'}</td>
      <td>
        <OutcomeChip outcome={outcome} code={request.code} />
        {fault !== null && <span class="chip is-warning">{words.requests.fault}</span>}
      </td>
      <td class="number second wide-only">{ms === null ? '–' : `${ms} ms`}</td>
    </tr>
  );
}
