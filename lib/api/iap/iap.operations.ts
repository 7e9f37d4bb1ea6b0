import { koreanTime } from '../../foundation/korean-time.js';
import { ResponseFields } from '../answer/response-fields.js';
import type { Operation } from '../call/operation.interface.js';
import { textArgument } from '../request/argument.js';
import type { OrderStatus, OrderStatusRequest } from './iap.interface.js';

const PAID: ReadonlySet<string> = new Set(['PURCHASED', 'PAYMENT_COMPLETED']);

const getOrderStatus: Operation<OrderStatusRequest, OrderStatus> = {
  name: 'iap.getOrderStatus',
  method: 'POST',
  path: '/order/get-order-status',
  host: 'api',
  // Older pages demand the header, the newest has none: the certificate is what decides.
  identity: 'optional-user',
  class: 'safe',
  retry: { notSent: 3, unknown: 3 },
  afterUnknown: {
    ko: '조회만 하는 요청이라 다시 시도해도 괜찮아요.',
    en: 'It only reads; try again.',
  },
  prepare: ({ orderId, userKey }) => ({
    body: { orderId: textArgument('orderId', orderId) },
    identity: { userKey },
  }),
  parse: parseOrderStatus,
};

function parseOrderStatus(success: unknown): OrderStatus {
  const fields = new ResponseFields(success);
  const status = fields.text('status');
  const statusDeterminedAt = fields.optionalText('statusDeterminedAt');
  return {
    ...fields.all,
    orderId: fields.text('orderId'),
    status,
    isPaid: PAID.has(status),
    sku: fields.optionalText('sku'),
    statusDeterminedAt,
    statusDeterminedDate: koreanTime(statusDeterminedAt),
    reason: fields.optionalText('reason'),
  };
}

/** In-app purchases (인앱결제). `waitForOrderStatus` is made of reads of it. @internal */
export const IAP_OPERATIONS = { getOrderStatus } as const;
