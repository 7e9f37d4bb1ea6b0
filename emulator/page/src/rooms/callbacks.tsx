import { useState } from 'preact/hooks';
import { Book } from '../controls/book.js';
import type { BookLine } from '../controls/book.js';
import { Choice, Field } from '../controls/field.js';
import { call } from '../server/call.js';
import { act } from '../state/act.js';
import { say } from '../state/toast.js';
import { useRead } from '../state/use-read.js';
import { text } from '../text/text.js';

interface CallbacksView {
  readonly unlink: string | null;
  readonly subscription: string | null;
  readonly sent: readonly BookLine[];
}

interface Answer {
  readonly delivery: { readonly status: number | null; readonly fault?: string } | null;
}

const referrers = ['UNLINK', 'WITHDRAWAL_TERMS', 'WITHDRAWAL_TOSS'] as const;
const reasons = [
  'CREATED',
  'RENEWED',
  'RECOVERED',
  'RESTARTED',
  'ENTERED_GRACE_PERIOD',
  'ON_HOLD',
  'PAUSED',
  'AUTO_RENEW_ENABLED',
  'AUTO_RENEW_DISABLED',
  'EXTENDED',
  'EXPIRED',
  'REVOKED',
] as const;

/** What Toss tells the partner's server of its own accord, sent by click. */
export function Callbacks({ app }: { app: string }) {
  const words = text().faults;
  const path = `/apps/${encodeURIComponent(app)}/callbacks`;
  const read = useRead<CallbacksView>(path);
  return (
    <section class="stack">
      <div>
        <h2>{words.callbacks}</h2>
        <p class="second">{words.callbacksSays}</p>
      </div>
      {read && (
        <div class="two">
          <Unlink path={`${path}/unlink`} known={read.unlink} />
          <Subscription path={`${path}/subscription`} known={read.subscription} />
        </div>
      )}
      {read && read.sent.length > 0 && <Book title={words.callbacksSent} lines={read.sent} />}
    </section>
  );
}

function Unlink({ path, known }: { path: string; known: string | null }) {
  const [url, setUrl] = useState(known ?? 'http://localhost:3000/toss/unlink');
  const [credential, setCredential] = useState('');
  const [userKey, setUserKey] = useState('');
  const [referrer, setReferrer] = useState<(typeof referrers)[number]>('UNLINK');
  const words = text().faults;

  async function send(event: Event): Promise<void> {
    event.preventDefault();
    await act(async () => {
      await call('PUT', path, { url, credential });
      tell(await call<Answer>('POST', path, { userKey: Number(userKey), referrer }));
    });
  }

  return (
    <form class="card is-padded body" onSubmit={(event) => void send(event)}>
      <h3>{words.unlink}</h3>
      <Field label={words.url} value={url} onInput={setUrl} />
      <Field label={words.credential} value={credential} onInput={setCredential} />
      <Field
        label={`${text().field('userKey')} (userKey)`}
        value={userKey}
        onInput={setUserKey}
        inputMode="numeric"
      />
      <Choice
        label={text().field('reason')}
        value={referrer}
        values={referrers.map((each) => [each, each] as const)}
        onChoose={setReferrer}
      />
      <button class="button" disabled={!/^\d+$/.test(userKey) || url === ''}>
        {words.send}
      </button>
    </form>
  );
}

function Subscription({ path, known }: { path: string; known: string | null }) {
  const [url, setUrl] = useState(known ?? 'http://localhost:3000/toss/subscription');
  const [credential, setCredential] = useState('');
  const [orderId, setOrderId] = useState('');
  const [changeReason, setReason] = useState<(typeof reasons)[number]>('CREATED');
  const words = text().faults;

  async function send(event: Event): Promise<void> {
    event.preventDefault();
    await act(async () => {
      const registered = await call<Answer>('PUT', path, { url, ...(credential !== '' && { credential }) });
      // As on the platform: a URL that does not accept its verification is not kept, and hears of nothing.
      const status = registered.delivery?.status ?? 0;
      if (status < 200 || status > 299) return tell(registered);
      tell(await call<Answer>('POST', path, { orderId, changeReason }));
    });
  }

  return (
    <form class="card is-padded body" onSubmit={(event) => void send(event)}>
      <h3>{words.subscription}</h3>
      <Field label={words.url} value={url} onInput={setUrl} />
      <Field label={words.credential} value={credential} onInput={setCredential} />
      <Field label={words.orderId} value={orderId} onInput={setOrderId} />
      <Choice
        label={text().field('reason')}
        value={changeReason}
        values={reasons.map((each) => [each, each] as const)}
        onChoose={setReason}
      />
      <button class="button" disabled={orderId === '' || url === ''}>
        {words.send}
      </button>
    </form>
  );
}

function tell({ delivery }: Answer): void {
  const words = text().faults;
  const status = delivery?.status ?? null;
  const good = status !== null && status >= 200 && status < 300;
  say(status === null ? words.noCallbackAnswer(delivery?.fault ?? '') : words.callbackAnswer(status), !good);
}
