import { unusable } from '../../http/console-error.js';
import type { ConsoleRoute } from '../../http/console-route.js';
import { faultKinds } from '../../settings/fault-list.js';
import type { FaultList } from '../../settings/fault-list.js';
import { optionalNumber, textField } from '../field.js';

/** @internal */
export function faultRoutes(faults: FaultList): ConsoleRoute[] {
  return [
    {
      method: 'GET',
      path: '/api/faults',
      handle: () => ({ faults: faults.list(), kinds: Object.keys(faultKinds) }),
    },
    {
      // `times` left out: until it is stopped.
      method: 'POST',
      path: '/api/faults',
      handle({ body }) {
        const times = optionalNumber(body, 'times');
        if (times !== undefined && !(Number.isInteger(times) && times > 0)) {
          throw unusable('times: expected a whole number, 1 or more');
        }
        return { fault: faults.arm(textField(body, 'operation'), textField(body, 'kind'), times ?? null) };
      },
    },
    {
      method: 'DELETE',
      path: '/api/faults/:id',
      handle({ params }) {
        faults.stop(Number(params['id']));
        return {};
      },
    },
  ];
}
