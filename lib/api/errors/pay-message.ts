import type { ApiCode } from './api-code.js';
import type { ApiText } from './api-text.interface.js';

/** What Toss Pay may say, and what our own reading of it finds. @internal */
export const PAY_TEXTS = {
  AIT_API_PAYMENT_EXISTS: {
    message: 'A payment with this orderNo exists already',
    hint: {
      ko: '이미 쓰인 주문번호예요. 새 orderNo로 결제를 만들어 주세요.',
      en: 'Create the payment with a new orderNo.',
    },
  },
  AIT_API_ORDER_NO_MAYBE_USED: {
    message: 'The orderNo is taken, and an earlier attempt of ours, whose answer was lost, may have taken it',
    hint: {
      ko: '앞선 시도에서 결제가 만들어졌지만 payToken을 받지 못했을 수 있어요. 새 orderNo로 다시 만들어 주세요. 구매자가 인증하지 않은 결제에서는 돈이 나가지 않아요.',
      en: 'Our earlier attempt may have created it, and its payToken is lost. Create another one with a new orderNo; a payment that the buyer never approved cannot be charged.',
    },
  },
  AIT_API_MERCHANT_KEY: {
    message: 'Toss Pay does not accept the merchant key of this mini-app',
    hint: {
      ko: '콘솔의 워크스페이스 연동 키에 토스페이 가맹점 키가 올바르게 등록됐는지 확인해 주세요.',
      en: 'Check the Toss Pay key that is registered for this mini-app in the console.',
    },
  },
  AIT_API_BANK_MAINTENANCE: {
    message: 'The bank of the buyer is under maintenance',
    hint: {
      ko: '은행 점검 시간이에요. 구매자에게 잠시 뒤에 다시 시도하거나 다른 결제 수단을 쓰도록 안내해 주세요.',
      en: 'Let the buyer try again later or pay in another way.',
    },
  },
  AIT_API_PAYMENT_NOT_APPROVED: {
    message: 'The buyer has not approved this payment',
    hint: {
      ko: '구매자가 결제 화면에서 인증을 마친 뒤에 executePayment를 호출해 주세요.',
      en: 'Call executePayment after the buyer has approved the payment in checkoutPayment.',
    },
  },
  AIT_API_PAYMENT_USER_PAUSED: {
    message: 'This buyer may not pay with Toss Pay for now',
    hint: {
      ko: '토스페이 이용이 멈춘 사용자예요. 토스 고객센터로 문의하도록 안내해 주세요.',
      en: 'The use of Toss Pay is paused for this buyer. Refer them to the help desk of Toss.',
    },
  },
  AIT_API_REFUND_DAILY_LIMIT: {
    message: 'The refunds of one day have reached their limit',
    hint: {
      ko: '하루 환불 한도를 넘었어요. 내일 다시 시도하거나 토스페이에 한도를 문의해 주세요.',
      en: 'Try again tomorrow, or ask Toss Pay to raise the limit.',
    },
  },
  AIT_API_PAYMENT_FAILED: {
    message: 'The answer says SUCCESS, and holds the failure of the payment',
    hint: {
      ko: 'errorCode와 reason을 확인해 주세요. 결제 자체는 이루어지지 않았어요.',
      en: 'See errorCode and reason. The envelope says SUCCESS, the payment inside it failed.',
    },
  },
  AIT_API_PAYMENT_NOT_EXECUTED: {
    message: 'The payment was not carried out: its status has not changed since the request was lost',
    hint: {
      ko: '돈이 나가지 않았어요. 같은 payToken으로 executePayment를 다시 호출해도 돼요.',
      en: 'Nothing was charged. The same payToken may be executed again.',
    },
  },
  AIT_API_PAYMENT_CANCELLED: {
    message: 'The payment was cancelled, so it cannot be carried out',
    hint: {
      ko: '취소된 결제예요. 돈이 나가지 않았으니 새 orderNo로 결제를 다시 만들어 주세요.',
      en: 'Nothing was charged. Create a new payment with a new orderNo.',
    },
  },
  AIT_API_PAYMENT_REFUNDED: {
    message: 'The payment was carried out, and has been refunded since',
    hint: {
      ko: '결제됐다가 이미 환불된 건이에요. 상품을 내주지 마세요.',
      en: 'It was charged and refunded. Do not deliver anything for it.',
    },
  },
  AIT_API_REFUND_NOT_EXECUTED: {
    message: 'The refund was not carried out: the payment still stands as it did before',
    hint: {
      ko: '환불되지 않았어요. 같은 요청으로 refundPayment를 다시 호출해도 돼요.',
      en: 'Nothing was refunded. The same refund may be asked for again.',
    },
  },
  AIT_API_NOTHING_TO_REFUND: {
    message: 'There is nothing to refund: the payment was never carried out',
    hint: {
      ko: '결제되지 않은 건이라 환불할 금액이 없어요.',
      en: 'The payment was never charged.',
    },
  },
} as const satisfies Partial<Record<ApiCode, ApiText>>;
