import type { ApiCode } from './api-code.js';
import type { ApiText } from './api-text.interface.js';

/** What promotions may say, and what keeps a grant from being paid twice. @internal */
export const PROMOTION_TEXTS = {
  AIT_API_PROMOTION_NOT_FOUND: {
    message: 'There is no promotion with this code',
    hint: {
      ko: '콘솔의 프로모션 코드와 이 미니앱이 맞는지 확인해 주세요.',
      en: 'Compare the code with the console, and check that it belongs to this mini-app.',
    },
  },
  AIT_API_PROMOTION_STOPPED: {
    message: 'The promotion is stopped',
    hint: {
      ko: '콘솔에서 프로모션이 멈춰 있어요. 다시 시작한 뒤에 지급해 주세요.',
      en: 'Start the promotion again in the console first.',
    },
  },
  AIT_API_PROMOTION_ENDED: {
    message: 'The promotion has ended',
    hint: {
      ko: '끝난 프로모션이에요. 새 프로모션을 만들어 주세요.',
      en: 'Set up another promotion.',
    },
  },
  AIT_API_PROMOTION_NOT_APPROVED: {
    message: 'The promotion is not approved',
    hint: {
      ko: '검토가 끝나지 않은 프로모션이에요. 콘솔에서 승인 상태를 확인해 주세요.',
      en: 'Its review is not finished. See its state in the console.',
    },
  },
  AIT_API_PROMOTION_NOT_RUNNING: {
    message: 'The promotion is not running, or its budget is used up',
    hint: {
      ko: '프로모션이 진행 중이 아니거나 예산이 다 쓰였어요. 콘솔에서 기간과 예산을 확인해 주세요.',
      en: 'See its period and its budget in the console.',
    },
  },
  AIT_API_PROMOTION_INTERNAL: {
    message: 'Apps in Toss could not pay the points, and cannot tell why',
    hint: {
      ko: '지급됐을 수도 있어요. 새 키로 다시 지급하지 말고 execution-result로 결과를 먼저 확인해 주세요. grant()를 쓰면 알아서 확인해요.',
      en: 'It may have been paid. Read the result of the same key before anything else, as grant() does.',
    },
  },
  AIT_API_PROMOTION_NO_RECORD: {
    message: 'There is no record of a grant under this key',
    hint: {
      ko: '이 키로 지급한 기록이 없어요. 방금 보냈다면 아직 처리 중일 수 있으니 잠시 뒤에 다시 확인해 주세요.',
      en: 'Nothing is recorded under this key. A request that was sent just now may still be under way: look again later.',
    },
  },
  AIT_API_PROMOTION_MONEY_SHORT: {
    message: 'The wallet of promotions is short of money',
    hint: {
      ko: '비즈월렛 잔액이 모자라요. 충전한 뒤에 다시 지급해 주세요.',
      en: 'Charge the wallet in the console and try again.',
    },
  },
  AIT_API_PROMOTION_KEY_USED: {
    message: 'This key was used before',
    hint: {
      ko: '이 키로 이미 지급했어요. 앞선 요청이 성공했을 수 있으니 새 키를 쓰지 말고 execution-result를 확인해 주세요.',
      en: 'An earlier request of yours used it and may have paid. Read the result of the key; do not take a new one.',
    },
  },
  AIT_API_PROMOTION_AMOUNT_TOO_LARGE: {
    message: 'The amount is above what one grant of this promotion may pay',
    hint: {
      ko: '한 번에 지급할 수 있는 금액을 넘었어요. 금액이나 콘솔의 설정을 바꿔 주세요.',
      en: 'Lower the amount, or change the limit in the console.',
    },
  },
  AIT_API_PROMOTION_BUDGET_EXCEEDED: {
    message: 'The amount is above the budget of this promotion',
    hint: {
      ko: '최대 지급 금액이 예산보다 커요. 콘솔의 예산을 확인해 주세요.',
      en: 'See the budget of the promotion in the console.',
    },
  },
  AIT_API_GRANT_FAILED: {
    message: 'The platform says that the points were not paid',
    hint: {
      ko: '지급에 실패했어요. 포인트는 나가지 않았고, 같은 grantId로 다시 시도해도 돼요.',
      en: 'Nothing was paid. The same grantId may be tried again.',
    },
  },
  AIT_API_GRANT_MISMATCH: {
    message: 'This grantId belongs to a grant of another person, promotion or amount',
    hint: {
      ko: '같은 grantId로는 처음과 같은 사람, 프로모션, 금액만 지급할 수 있어요. 다른 지급이라면 다른 grantId를 써 주세요.',
      en: 'One grantId is one grant: same person, promotion and amount. Another grant needs a grantId of its own.',
    },
  },
  AIT_API_GRANT_NOT_FOUND: {
    message: 'The journal holds no grant with this grantId',
    hint: {
      ko: 'grant()나 plan()으로 시작한 적이 없는 grantId예요. 저널이 바뀌거나 지워지지 않았는지도 확인해 주세요.',
      en: 'It was never begun with grant() or plan(); or this is not the journal it was begun with.',
    },
  },
  AIT_API_GRANT_NOT_UNDECIDED: {
    message: 'This grant is not waiting for a decision',
    hint: {
      ko: '사람이 결정할 것이 없는 지급이에요. settle()로 지금 상태를 확인해 주세요.',
      en: 'Only an undecided grant can be decided. See where it stands with settle().',
    },
  },
  AIT_API_GRANT_TOO_EARLY: {
    message:
      'It is too early to decide that nothing was paid: a request under the key of this grant may still be taken',
    hint: {
      ko: 'retryAfterMs가 지난 뒤에, 토스의 지급 내역을 다시 확인하고 결정해 주세요.',
      en: 'Look into the books of the platform again after retryAfterMs, and decide then.',
    },
  },
  AIT_API_GRANT_UNDECIDED: {
    message:
      'Nothing tells any more whether this grant was paid: its key was sent, is past its hour, and has no record',
    hint: {
      ko: '콘솔의 지급 내역을 확인한 뒤 promotion.decide(grantId, "paid" 또는 "not-paid")로 알려 주세요. 그 전에는 다시 지급하지 않아요.',
      en: 'Look into the books of the platform, and then call promotion.decide(grantId, "paid" or "not-paid"). Until then it is not paid again.',
    },
  },
  AIT_API_JOURNAL_MISSING: {
    message: 'The option "journal" is not set, and without one a grant could be paid twice',
    hint: {
      ko: 'AppsInTossModule의 옵션 journal을 설정해 주세요. 프로세스가 하나면 FileOperationJournal, 여럿이면 SqlOperationJournal이나 RedisOperationJournal을 쓰세요.',
      en: 'Set the option journal of AppsInTossModule: a FileOperationJournal for one process, SqlOperationJournal or RedisOperationJournal for several.',
    },
  },
  AIT_API_JOURNAL_FAILED: {
    message: 'The journal did not read or write',
    hint: {
      ko: '저널이 쓰는 저장소를 확인해 주세요. 저장소가 돌아오면 같은 grantId로 다시 호출하면 돼요.',
      en: 'Look after the store of the journal. Once it is back, call again with the same grantId.',
    },
  },
  AIT_API_JOURNAL_NO_TRANSACTION: {
    message: 'This journal cannot write inside a transaction of yours',
    hint: {
      ko: '업무 데이터와 같은 데이터베이스를 쓰는 SqlOperationJournal로 바꾸거나, query 없이 plan()을 호출해 주세요.',
      en: 'Use a SqlOperationJournal on the database of your own data, or call plan() without query.',
    },
  },
} as const satisfies Partial<Record<ApiCode, ApiText>>;
