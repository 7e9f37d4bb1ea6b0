import type { ApiCode } from './api-code.js';
import type { ApiText } from './api-text.interface.js';

/** What messages and the anonymous key may be refused for. @internal */
export const MESSAGE_TEXTS = {
  AIT_API_ANONYMOUS_CODE_MAYBE_SPENT: {
    message:
      'The anonymous authorization code was refused, and an earlier attempt of ours, whose answer was lost, may have spent it',
    hint: {
      ko: '앞선 시도에서 코드가 이미 쓰였을 수 있어요. 앱에서 createAnonymousKeyAuthCode()로 코드를 새로 받아 다시 시도해 주세요.',
      en: 'Our earlier attempt may have used the code up. Let the app call createAnonymousKeyAuthCode() again and use the new code.',
    },
  },
  AIT_API_CHUNK_UNKNOWN: {
    message:
      'These messages may have been sent: their answer was lost, or the worker that sent them was killed. They are not sent again',
    hint: {
      ko: '콘솔의 발송 통계를 확인한 뒤 jobs.decideChunk(bulkId, chunk, "sent" 또는 "not-sent")로 알려 주세요. 그 전에는 다시 보내지 않아요.',
      en: 'Look into the statistics of the console, and then call jobs.decideChunk(bulkId, chunk, "sent" or "not-sent"). Until then they are not sent again.',
    },
  },
  AIT_API_CHUNK_NOT_UNKNOWN: {
    message: 'This chunk of messages is not waiting for a decision',
    hint: {
      ko: '사람이 결정할 것이 없는 묶음이에요. bulkId와 묶음 번호(0부터)를 확인하고, jobs.bulkProgress()로 지금 상태를 보세요.',
      en: 'Only a chunk that may have been sent can be decided. Compare bulkId and the number of the chunk (from 0), and see jobs.bulkProgress().',
    },
  },
  AIT_API_TEMPLATE_NOT_APPROVED: {
    message: 'The template of the message is not approved',
    hint: {
      ko: '콘솔에서 메시지 문구의 검수가 끝났는지, templateSetCode가 맞는지 확인해 주세요. 테스트 발송에도 승인이 필요해요.',
      en: 'Check in the console that the template was reviewed and approved, and that templateSetCode is its code. Test sends need the approval too.',
    },
  },
  AIT_API_WORKSPACE_NOT_PERMITTED: {
    message: 'The workspace of this mini-app is not permitted to do this',
    hint: {
      ko: '콘솔에서 워크스페이스가 이 기능을 쓸 수 있는지, 인증서의 미니앱이 맞는지 확인해 주세요.',
      en: 'Check in the console that the workspace may use this feature, and that the certificate is that of the right mini-app.',
    },
  },
  AIT_API_ANONYMOUS_CODE_INVALID: {
    message:
      'The anonymous authorization code is not valid: it was used, has expired, or is of another mini-app',
    hint: {
      ko: '익명 인증 코드는 300초 안에 한 번만 쓸 수 있어요. 앱에서 코드를 새로 받아 다시 시도해 주세요.',
      en: 'The code works once, within 300 seconds. Let the app create a new one and try again.',
    },
  },
} as const satisfies Partial<Record<ApiCode, ApiText>>;
