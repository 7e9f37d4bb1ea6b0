import type { Rule } from '../../finding.interface.js';
import type { Place } from '../../place.interface.js';
import type { Scan } from '../../scan-context.js';
import { objectOf } from '../../syntax/objects.js';
import { textsOf } from '../../syntax/texts.js';
import { isToss, type Endpoint } from '../../toss/address.js';
import { endpointsWithin, retriesOf } from '../../toss/retries.js';

const MONEY: readonly Endpoint[] = ['/pay/execute-payment', '/pay/refund-payment', '/pay/execute-billing'];
/** A client that repeats by itself does not know which key it has sent, either. */
const NOT_TWICE: readonly Endpoint[] = [
  ...MONEY,
  '/promotion/execute-promotion',
  '/messenger/send-message',
  '/messenger/send-bulk-message',
];

export const moneyRetry: Rule = {
  code: 'AIT-S022',
  name: 'money-retry',
  level: 'broken',
  what: {
    ko: '돈이 오가는 요청을 실패하면 그냥 다시 보내요.',
    en: 'A request that moves money is simply sent again when it fails.',
  },
  why: {
    ko: '연결이 끊기거나 시간이 다 된 것은 처리되지 않았다는 뜻이 아니에요. 이미 처리된 결제, 환불, 지급, 메시지를 또 보내게 돼요.',
    en: 'A lost connection or a timeout does not mean that nothing happened: a payment, refund, grant or message that was done is sent again.',
  },
  instead: {
    ko: '상태 조회(get-payment-status, execution-result)로 먼저 확인하세요. AppsInTossClient는 처리되지 않은 것이 확실할 때만 다시 보내고, 아니면 상태를 조회해 정해요.',
    en: 'Ask for the status first (get-payment-status, execution-result). AppsInTossClient repeats only what was certainly not processed, and settles the rest by the status.',
  },
  *find(scan) {
    for (const file of scan.files) {
      if (!scan.isClose(file)) continue;
      for (const { body } of retriesOf(file)) {
        const called = endpointsWithin(scan, { node: body, file });
        if (called.has('/pay/get-payment-status')) continue;
        for (const endpoint of MONEY) {
          const site = called.get(endpoint);
          if (site) yield scan.place(site, endpoint);
        }
      }
      yield* byAxiosRetry(scan, file);
    }
  },
};

/** `axiosRetry(client)`: by default it repeats a POST, too, when the connection broke. */
function* byAxiosRetry(scan: Scan, file: Scan['files'][number]): Generator<Place> {
  for (const node of file.all('CallExpression')) {
    if (scan.values.external({ node: node.callee, file })?.module !== 'axios-retry') continue;
    const [client, options] = node.arguments;
    const given = objectOf(scan.values, options && { node: options, file }).properties;
    const never = given.get('retries')?.node;
    if (!client || (never?.type === 'NumericLiteral' && never.value === 0) || given.has('retryCondition'))
      continue;
    const spends = scan.tossCalls.some((call) => call.endpoint && NOT_TWICE.includes(call.endpoint));
    if (spends && sendsToToss(scan, { node: client, file })) yield scan.place({ node, file }, 'axios-retry');
  }
}

function sendsToToss(scan: Scan, client: Parameters<Scan['values']['origins']>[0]): boolean {
  return scan.values.origins(client).some((created) => {
    const external = scan.values.external(created);
    if (external?.module === 'axios' && external.path.length === 0) {
      return scan.tossCalls.some((call) => call.client === 'axios' && !call.instance);
    }
    if (created.node.type !== 'CallExpression') return false;
    const [config] = created.node.arguments;
    const base = objectOf(scan.values, config && { node: config, file: created.file }).properties.get(
      'baseURL',
    );
    return base !== undefined && textsOf(scan.values, base).some(isToss);
  });
}
