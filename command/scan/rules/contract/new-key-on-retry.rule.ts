import type { Rule } from '../../finding.interface.js';
import type { Place } from '../../place.interface.js';
import type { Scan } from '../../scan-context.js';
import { endpointsWithin, retriesOf } from '../../toss/retries.js';

const GET_KEY = '/promotion/execute-promotion/get-key';
const EXECUTE = '/promotion/execute-promotion';

export const newKeyOnRetry: Rule = {
  code: 'AIT-S021',
  name: 'new-key-on-retry',
  level: 'broken',
  what: {
    ko: '포인트 지급을 다시 시도할 때 새 key를 받아요. 두 번 지급될 수 있어요.',
    en: 'A retried grant takes a new key: it can be paid twice.',
  },
  why: {
    ko: '지급은 됐는데 응답만 잃었을 수 있어요. 같은 key는 한 번만 지급되지만 새 key는 한 번 더 지급해요. 토스는 한 사람에게 몇 번 줬는지 막아 주지 않아요.',
    en: 'The grant may have happened and only its answer was lost. The same key pays once, a new one pays again, and Toss does not limit how often a person is paid.',
  },
  instead: {
    ko: 'key를 저장해 두고 execution-result로 결과를 확인하세요. toss.promotion.grant({ grantId, … })는 재시도, 중단, 여러 서버를 거쳐도 grantId마다 한 번만 지급해요.',
    en: 'Store the key and ask execution-result. toss.promotion.grant({ grantId, … }) pays once per grantId across retries, crashes and servers.',
  },
  *find(scan) {
    for (const file of scan.files) {
      if (!scan.isClose(file)) continue;
      for (const { body } of retriesOf(file)) {
        const called = endpointsWithin(scan, { node: body, file });
        const again = called.get(GET_KEY);
        if (again && called.has(EXECUTE)) yield scan.place(again, GET_KEY);
      }
      yield* caught(scan, file);
    }
  },
};

/** A `catch` that begins again from the key. */
function* caught(scan: Scan, file: Scan['files'][number]): Generator<Place> {
  for (const { block, handler } of file.all('TryStatement')) {
    if (!handler || !endpointsWithin(scan, { node: block, file }).has(EXECUTE)) continue;
    const again = endpointsWithin(scan, { node: handler, file });
    const key = again.get(GET_KEY);
    if (key && again.has(EXECUTE)) yield scan.place(key, GET_KEY);
  }
}
