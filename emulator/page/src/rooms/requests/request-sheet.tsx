import { useState } from 'preact/hooks';
import type { RequestDetailView } from '../../../../src/console/views/views.interface.js';
import { Sheet } from '../../controls/sheet.js';
import { useRead } from '../../state/use-read.js';
import { dateTime } from '../../text/format.js';
import { text } from '../../text/text.js';
import { OutcomeChip } from './outcome-chip.js';

/** Everything about one request, tokens and personal data covered until they are asked for. */
export function RequestSheet({ id, onClose }: { id: number; onClose: () => void }) {
  const [masked, setMasked] = useState(true);
  const words = text();
  const request = useRead<{ request: RequestDetailView }>(`/requests/${id}?masked=${masked}`)?.request;
  if (!request) return null;
  const { outcome, code, method, path, operation, written } = request;
  return (
    <Sheet title={words.operation(operation, path)} onClose={onClose} large>
      <p class="detail-head">
        <OutcomeChip outcome={outcome} code={code} />
        {path !== '' && (
          <span class="mono second small">
            {method} {path}
          </span>
        )}
      </p>
      <Facts request={request} />
      {outcome === 'rejected' ? (
        <p class="second">{words.requests.rejectedSays}</p>
      ) : (
        <>
          <p class="masked">
            <span class="second small">{masked && words.requests.masked}</span>
            <button type="button" class="button is-small" onClick={() => setMasked(!masked)}>
              {masked ? words.requests.reveal : words.requests.hide}
            </button>
          </p>
          <Half
            title={words.requests.asked}
            headers={request.requestHeaders}
            body={request.requestBody ?? ''}
          />
          {request.answerBody === null ? (
            <p class="notice is-bad">{words.requests.noAnswer}</p>
          ) : (
            <Half
              title={`${words.requests.answered} ${request.status ?? ''}`}
              headers={request.answerHeaders}
              body={request.answerBody}
            />
          )}
          <section>
            <h3>{words.requests.written}</h3>
            {written.length === 0 && <p class="second small">{words.requests.nothingWritten}</p>}
            {written.map((line, index) => (
              <p key={index} class="written">
                <span class="chip is-accent">{words.book(line.book)}</span>
                <span class="mono small">{line.text}</span>
              </p>
            ))}
          </section>
        </>
      )}
    </Sheet>
  );
}

function Facts({ request }: { request: RequestDetailView }) {
  const words = text();
  const { at, certificateName, fingerprint256, tlsVersion, reusedConnection, resumedSession, ms, fault } =
    request;
  const connection = [
    tlsVersion,
    reusedConnection === null ? null : reusedConnection ? words.requests.reused : words.requests.fresh,
    resumedSession ? words.requests.resumed : null,
  ].filter((each) => each !== null);
  return (
    <dl class="facts">
      <dt>{words.requests.time}</dt>
      <dd>{dateTime(at)}</dd>
      {ms !== null && (
        <>
          <dt>{words.requests.ms}</dt>
          <dd>{ms} ms</dd>
        </>
      )}
      <dt>{words.requests.certificate}</dt>
      <dd>
        {certificateName ?? '–'} {fingerprint256 && <span class="mono small second">{fingerprint256}</span>}
      </dd>
      {connection.length > 0 && (
        <>
          <dt>{words.requests.connection}</dt>
          <dd>{connection.join(' · ')}</dd>
        </>
      )}
      {fault !== null && (
        <>
          <dt>{words.requests.fault}</dt>
          <dd class="warning">
            {words.requests.faultPlayed} <span class="mono small">{fault}</span>
          </dd>
        </>
      )}
    </dl>
  );
}

interface HalfProps {
  readonly title: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

function Half({ title, headers, body }: HalfProps) {
  const words = text().requests;
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  return (
    <section class="half">
      <h3>{title}</h3>
      {lines.length > 0 && (
        <details>
          <summary class="small second">
            {words.headers} ({lines.length})
          </summary>
          <pre tabIndex={0}>{lines.join('\n')}</pre>
        </details>
      )}
      {body === '' ? <p class="second small">{words.noBody}</p> : <pre tabIndex={0}>{body}</pre>}
    </section>
  );
}
