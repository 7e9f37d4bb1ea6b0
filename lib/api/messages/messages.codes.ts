import type { ErrorCodes } from '../answer/known-error-code.js';

/** What the error codes of messages mean, beside those that all groups share. @internal */
export const MESSAGES_CODES: ErrorCodes = new Map([
  ['4034', { code: 'AIT_API_WORKSPACE_NOT_PERMITTED', outcome: 'refused' }],
  ['5004', { code: 'AIT_API_TEMPLATE_NOT_APPROVED', outcome: 'refused' }],
  [
    '4095',
    {
      code: 'AIT_API_RATE_LIMITED',
      outcome: 'refused',
      limited: true,
      hint: {
        ko: 'retryAfterMs만큼 기다린 뒤 다시 시도해 주세요. 메시지는 한 사람에게 분당 10번, 미니앱마다 분당 15,000번까지 보낼 수 있어요. 여러 사람에게는 messages.sendBulk를 쓰세요.',
        en: 'Wait for retryAfterMs and try again. A person may be sent 10 messages per minute, a mini-app may send 15,000. Use messages.sendBulk for many people.',
      },
    },
  ],
]);
