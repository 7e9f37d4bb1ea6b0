import type { PaymentView } from '../../../src/console/views/views.interface.js';
import { RoomHead } from '../controls/room.js';
import { call } from '../server/call.js';
import { act } from '../state/act.js';
import { useRead } from '../state/use-read.js';
import { dateTime, won } from '../text/format.js';
import { text } from '../text/text.js';
import { Orders } from './orders.js';

const colours: Record<string, string> = {
  PAY_APPROVED: 'is-accent',
  PAY_COMPLETE: 'is-good',
  SETTLEMENT_COMPLETE: 'is-good',
  PAY_CANCEL: 'is-warning',
  REFUND_SUCCESS: 'is-warning',
  SETTLEMENT_REFUND_COMPLETE: 'is-warning',
};

/** Payments that wait for their buyer, what became of the others, and in-app orders. */
export function PaymentsRoom({ app }: { app: string }) {
  const words = text().payments;
  const payments = useRead<{ payments: PaymentView[] }>(
    `/apps/${encodeURIComponent(app)}/payments`,
  )?.payments;
  const waiting = payments?.filter(({ status }) => status === 'PAY_STANDBY') ?? [];
  const others = payments?.filter(({ status }) => status !== 'PAY_STANDBY') ?? [];
  return (
    <>
      <RoomHead title={text().rooms.payments} says={words.says} />
      {payments?.length === 0 && (
        <div class="card empty">
          <strong>{words.emptyTitle}</strong>
          {words.emptySays}
        </div>
      )}
      {waiting.length > 0 && (
        <section class="stack">
          <h2>
            {words.waiting} <span class="second">{waiting.length}</span>
          </h2>
          <ul class="card rows payments">
            {waiting.map((payment) => (
              <Waiting key={payment.payToken} payment={payment} />
            ))}
          </ul>
        </section>
      )}
      {others.length > 0 && (
        <section class="stack">
          <h2>{words.history}</h2>
          <ul class="card rows payments">
            {others.map((payment) => (
              <li key={payment.payToken}>
                <What payment={payment} />
                <span class={`chip ${colours[payment.status] ?? ''}`}>
                  {text().payStatus(payment.status)}
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
      <Orders app={app} />
    </>
  );
}

function Waiting({ payment }: { payment: PaymentView }) {
  const words = text().payments;
  const { payToken, productDesc } = payment;
  const buyer = (what: 'approve' | 'cancel', done: string) =>
    void act(() => call('POST', `/payments/${encodeURIComponent(payToken)}/${what}`, {}), done);
  return (
    <li class="arrives">
      <What payment={payment} />
      <span class="toolbar">
        <button
          type="button"
          class="button is-small"
          aria-label={`${productDesc}: ${words.cancel}`}
          onClick={() => buyer('cancel', words.cancelled)}
        >
          {words.cancel}
        </button>
        <button
          type="button"
          class="button is-small is-primary"
          aria-label={`${productDesc}: ${words.approve}`}
          onClick={() => buyer('approve', words.approved)}
        >
          {words.approve}
        </button>
      </span>
    </li>
  );
}

function What({ payment }: { payment: PaymentView }) {
  const { amount, productDesc, orderNo, userKey, anonKey, createdAt, isTestPayment } = payment;
  return (
    <div class="what">
      <p>
        <strong class="amount">{won(amount)}</strong> {productDesc}{' '}
        {isTestPayment && <span class="chip">{text().payments.test}</span>}
      </p>
      <p class="second small">
        {dateTime(createdAt)} · {text().field('orderNo')} <span class="mono">{orderNo}</span> ·{' '}
        {text().field('userKey')} {userKey ?? anonKey ?? '–'}
      </p>
    </div>
  );
}
