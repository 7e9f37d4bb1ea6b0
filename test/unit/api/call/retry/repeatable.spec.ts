import { errorOf, scripted } from '../../api-client.js';
import type { OperationClass } from '../../../../../lib/api/call/retry/operation-class.js';
import { fail } from '../../scripted-transport.js';
import type { TransportRequest } from '../../../../../lib/transport/transport.interface.js';

describe('what the transport is told about sending a request twice', () => {
  it.each([
    ['safe', true],
    ['one-shot', false],
    ['idempotent', false],
    ['side-effect', false],
    ['money', false],
  ] as Array<[OperationClass, boolean]>)(
    '%s, whatever its method: %s',
    async (operationClass, repeatable) => {
      for (const method of ['GET', 'POST'] as const) {
        const sent: TransportRequest[] = [];
        const keep = (request: TransportRequest) => {
          sent.push(request);
          return fail('4000')(request);
        };
        const { client } = scripted([keep], { retries: 0 });
        await errorOf(client.call({ method, path: '/x', class: operationClass }));
        expect(sent).toMatchObject([{ method, repeatable }]);
      }
    },
  );
});
