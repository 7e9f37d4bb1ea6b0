import { randomBytes } from 'node:crypto';
import type { SuccessOf } from '../contract/operation-types.js';
import { endpoint } from '../server/routing/endpoint.js';
import type { Endpoint } from '../server/routing/endpoint.js';
import type { Tables } from '../state/tables.js';
import type { CreateOrderOptions, IapOptions, OrderState, UpdateOrderOptions } from './order.interface.js';

interface StoredOrder {
  readonly appName: string;
  readonly orderId: string;
  readonly userKey: number | null;
  readonly status: OrderState;
  readonly sku: string;
  readonly reason: string | null;
  readonly statusDeterminedAt: number;
  readonly visibleAt: number;
  readonly readyAt: number;
}

/** In-app orders (인앱결제). @internal */
export class Orders {
  private readonly orders = this.tables.table<StoredOrder>('orders');

  constructor(
    private readonly tables: Tables,
    private readonly now: () => Date,
    private readonly options: IapOptions,
  ) {}

  create(appName: string, options: CreateOrderOptions = {}): string {
    const now = this.now().getTime();
    const {
      orderId = uuidV7(now),
      userKey = null,
      status = 'PAYMENT_COMPLETED',
      sku = 'emulated.product',
    } = options;
    const { reason = null, statusDeterminedAt, notFoundMs = 0, inProgressMs = 0 } = options;
    if (orderId === '' || this.orders.has(orderId))
      throw new TypeError('createOrder: expected orderId to be a text that no other order has');
    this.orders.set(orderId, {
      appName,
      orderId,
      userKey,
      status,
      sku,
      reason,
      statusDeterminedAt: statusDeterminedAt?.getTime() ?? now,
      visibleAt: now + notFoundMs,
      readyAt: now + notFoundMs + inProgressMs,
    });
    return orderId;
  }

  update(orderId: string, { status, sku, reason, statusDeterminedAt }: UpdateOrderOptions): void {
    const order = this.orders.get(orderId);
    if (!order) throw new Error(`updateOrder: there is no order ${orderId}`);
    this.orders.set(orderId, {
      ...order,
      status: status ?? order.status,
      sku: sku ?? order.sku,
      reason: reason ?? order.reason,
      statusDeterminedAt: (statusDeterminedAt ?? this.now()).getTime(),
    });
  }

  endpoints(): Endpoint[] {
    return [
      endpoint('iap.getOrderStatus', ({ appName, caller, body: { orderId } }) => {
        const order = this.orders.get(orderId);
        const now = this.now().getTime();
        if (!order || now < order.visibleAt) return bare(orderId, 'NOT_FOUND');
        if (order.appName !== appName) return bare(orderId, 'MINIAPP_MISMATCH');
        if (caller.userKey !== null && caller.userKey !== order.userKey) return bare(orderId, 'NOT_FOUND');
        return this.answer(order, now < order.readyAt ? 'ORDER_IN_PROGRESS' : order.status);
      }),
    ];
  }

  private answer(order: StoredOrder, status: OrderState): SuccessOf<'iap.getOrderStatus'> {
    const { orderId, sku, reason, statusDeterminedAt } = order;
    if (status === 'NOT_FOUND' || status === 'MINIAPP_MISMATCH' || status === 'ERROR') {
      return { orderId, status, reason };
    }
    const korean = new Date(statusDeterminedAt + 9 * 3_600_000).toISOString().slice(0, 19);
    const time = this.options.timeOffset === 'offset' ? `${korean}+09:00` : korean;
    return { orderId, status, sku, statusDeterminedAt: time, reason };
  }
}

function bare(orderId: string, status: OrderState): SuccessOf<'iap.getOrderStatus'> {
  return { orderId, status, reason: null };
}

function uuidV7(ms: number): string {
  const bytes = Buffer.concat([Buffer.alloc(6), randomBytes(10)]);
  bytes.writeUIntBE(ms, 0, 6);
  bytes[6] = (bytes.readUInt8(6) & 0x0f) | 0x70;
  bytes[8] = (bytes.readUInt8(8) & 0x3f) | 0x80;
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
