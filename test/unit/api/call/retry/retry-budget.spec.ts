import { AppsInTossTransportError } from '../../../../../lib/transport/fault/transport.error.js';
import { fault } from '../../../../../lib/transport/fault/fault-catalogue.js';
import { RetryBudget } from '../../../../../lib/api/call/retry/retry-budget.js';
import { errorOf, PROFILE, scripted } from '../../api-client.js';
import { answer, breaks, success } from '../../scripted-transport.js';

const errorWith = (code: 'AIT_NET_RESET' | 'AIT_NET_HANDSHAKE_TIMEOUT', httpStatus?: number) =>
  new AppsInTossTransportError({ fault: fault(code), outcome: 'not-sent', phase: 'connect', httpStatus });
const takenOf = (budget: RetryBudget, error = errorWith('AIT_NET_RESET')): number => {
  let taken = 0;
  while (budget.take(error)) taken += 1;
  return taken;
};
const REQUEST = { accessToken: 'access-token-1' };

describe('RetryBudget', () => {
  it('pays for 100 retries, and for half as many after timeouts', () => {
    expect(takenOf(new RetryBudget())).toBe(100);
    expect(takenOf(new RetryBudget(), errorWith('AIT_NET_HANDSHAKE_TIMEOUT'))).toBe(50);
    expect(takenOf(new RetryBudget(), errorWith('AIT_NET_RESET', 504))).toBe(50);
  });

  it('gets one token back for a success, and is never more than full', () => {
    const budget = new RetryBudget();
    budget.succeeded();
    takenOf(budget);
    for (let made = 0; made < 5; made += 1) budget.succeeded();
    expect(takenOf(budget)).toBe(1);
  });

  it('is shared by the calls to one host: an outage ends in single attempts', async () => {
    const { client, transport } = scripted(Array.from({ length: 400 }, () => breaks('not-sent')));
    for (let call = 0; call < 50; call += 1) await errorOf(client.login.getMe(REQUEST));
    expect(transport.requests).toHaveLength(150);
    await errorOf(client.login.getMe(REQUEST));
    expect(transport.requests).toHaveLength(151);
    await errorOf(client.call({ method: 'GET', path: '/x', host: 'pay', class: 'safe' }));
    expect(transport.requests).toHaveLength(154);
  });

  it('counts the successes of calls', async () => {
    const steps = [
      ...Array.from({ length: 150 }, () => breaks('not-sent')),
      ...Array.from({ length: 5 }, () => success(PROFILE)),
      breaks('not-sent'),
      answer('', 504),
    ];
    const { client, transport } = scripted(steps);
    for (let call = 0; call < 50; call += 1) await errorOf(client.login.getMe(REQUEST));
    for (let call = 0; call < 5; call += 1) await client.login.getMe(REQUEST);
    await errorOf(client.login.getMe(REQUEST));
    expect(transport.unused).toBe(0);
  });
});
