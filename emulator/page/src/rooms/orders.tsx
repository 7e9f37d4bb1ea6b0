import { useState } from 'preact/hooks';
import { Copy } from '../controls/copy.js';
import { Choice, Field } from '../controls/field.js';
import { Icon } from '../controls/icon.js';
import { Sheet } from '../controls/sheet.js';
import { call } from '../server/call.js';
import { act } from '../state/act.js';
import { useRead } from '../state/use-read.js';
import { text } from '../text/text.js';

interface OrderRow {
  readonly orderId: string;
  readonly sku: string;
  readonly status: string;
  readonly userKey: number | null;
}

const states = [
  'PURCHASED',
  'PAYMENT_COMPLETED',
  'ORDER_IN_PROGRESS',
  'FAILED',
  'REFUNDED',
  'NOT_FOUND',
  'MINIAPP_MISMATCH',
  'ERROR',
] as const;

/** In-app orders: only the store of a phone makes real ones. */
export function Orders({ app }: { app: string }) {
  const [creating, setCreating] = useState(false);
  const words = text().payments;
  const path = `/apps/${encodeURIComponent(app)}/orders`;
  const orders = useRead<{ orders: OrderRow[] }>(path)?.orders ?? [];
  return (
    <section class="stack">
      <div class="room-head">
        <h2>{words.orders}</h2>
        <button type="button" class="button is-small" onClick={() => setCreating(true)}>
          <Icon name="plus" size={15} />
          {words.addOrder}
        </button>
      </div>
      {orders.length === 0 && <p class="second">{words.noOrders}</p>}
      {orders.length > 0 && (
        <ul class="card rows payments">
          {orders.map((order) => (
            <li key={order.orderId}>
              <div class="what">
                <p>
                  <strong>{order.sku}</strong>
                </p>
                <p class="second small">
                  <Copy value={order.orderId} label="orderId" /> · {text().field('userKey')}{' '}
                  {order.userKey ?? '–'}
                </p>
              </div>
              <select
                class="input is-small fit"
                aria-label={`${order.sku}: ${words.orderStatus}`}
                value={order.status}
                onChange={(event) => {
                  const status = event.currentTarget.value;
                  void act(() => call('PUT', `/orders/${encodeURIComponent(order.orderId)}`, { status }));
                }}
              >
                {states.map((each) => (
                  <option key={each}>{each}</option>
                ))}
              </select>
            </li>
          ))}
        </ul>
      )}
      {creating && <OrderSheet path={path} onClose={() => setCreating(false)} />}
    </section>
  );
}

function OrderSheet({ path, onClose }: { path: string; onClose: () => void }) {
  const [sku, setSku] = useState('emulated.product');
  const [userKey, setUserKey] = useState('');
  const [status, setStatus] = useState<(typeof states)[number]>('PAYMENT_COMPLETED');
  const words = text().payments;
  const bad = !/^\d*$/.test(userKey);

  async function create(event: Event): Promise<void> {
    event.preventDefault();
    if (bad) return;
    const body = { sku, status, ...(userKey !== '' && { userKey: Number(userKey) }) };
    if (await act(() => call('POST', path, body), words.orderAdded)) onClose();
  }

  return (
    <Sheet title={words.addOrder} onClose={onClose}>
      <form class="body" onSubmit={(event) => void create(event)}>
        <Field label={words.sku} value={sku} onInput={setSku} autofocus />
        <Field
          label={`${text().field('userKey')} (userKey)`}
          value={userKey}
          onInput={setUserKey}
          inputMode="numeric"
          bad={bad}
        />
        <Choice
          label={words.orderStatus}
          value={status}
          values={states.map((each) => [each, each] as const)}
          onChoose={setStatus}
        />
        <div class="actions">
          <button type="button" class="button" onClick={onClose}>
            {text().cancel}
          </button>
          <button class="button is-primary" disabled={bad || sku === ''}>
            {words.addOrder}
          </button>
        </div>
      </form>
    </Sheet>
  );
}
