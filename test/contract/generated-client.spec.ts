import createClient from 'openapi-fetch';
import { startEmulator } from 'apps-in-toss-emulator';
import type { Emulator } from 'apps-in-toss-emulator';
import { Agent, Request, fetch } from 'undici';
import type { paths } from '../../emulator/src/contract/schema.generated.js';

const prefix = '/api-partner/v1/apps-in-toss';

/** What anybody gets who runs openapi-typescript over openapi.yaml: nothing in it knows this repository. */
describe('a client generated from openapi.yaml, on fetch of undici', () => {
  let emulator: Emulator;
  let dispatcher: Agent;
  const clientOf = (baseUrl: string) =>
    createClient<paths>({
      baseUrl,
      Request: Request as unknown as typeof globalThis.Request,
      fetch: ((request: Request) => fetch(request, { dispatcher })) as unknown as typeof globalThis.fetch,
    });

  beforeAll(async () => {
    emulator = await startEmulator({ keys: 'ec' });
    const { cert, key } = await emulator.issueCertificate('my-app');
    dispatcher = new Agent({ connect: { ca: emulator.ca, cert, key } });
  });
  afterAll(async () => {
    await dispatcher.close();
    await emulator.close();
  });

  it('logs in, is paid, grants and sends a message', async () => {
    const [api, pay] = [clientOf(emulator.apiBaseUrl), clientOf(emulator.payBaseUrl)];
    const authorizationCode = emulator.issueAuthorizationCode('my-app', { userKey: 42 });
    const login = await api.POST(`${prefix}/user/oauth2/generate-token`, {
      body: { authorizationCode, referrer: 'DEFAULT' },
    });
    const { accessToken } = expectSuccess(login.data);
    const me = await api.GET(`${prefix}/user/oauth2/login-me`, {
      headers: { authorization: `Bearer ${accessToken}` },
    });
    expect(expectSuccess(me.data).userKey).toBe(42);

    const params = { header: { 'x-toss-user-key': '42' } };
    const made = await pay.POST(`${prefix}/pay/make-payment`, {
      params,
      body: { orderNo: 'o-1', productDesc: '티셔츠', amount: 5_000, amountTaxFree: 0, isTestPayment: true },
    });
    const { payToken } = expectSuccess(made.data);
    emulator.approvePayment(payToken);
    const paid = await pay.POST(`${prefix}/pay/execute-payment`, {
      params,
      body: { payToken, isTestPayment: true },
    });
    expect(expectSuccess(paid.data)).toMatchObject({ mode: 'TEST', paidAmount: 5_000 });

    emulator.createPromotion({ promotionCode: 'WELCOME', budget: 1_000 });
    const { key } = expectSuccess(
      (await api.POST(`${prefix}/promotion/execute-promotion/get-key`, { params })).data,
    );
    const grant = { params, body: { promotionCode: 'WELCOME', key, amount: 100 } };
    expect(expectSuccess((await api.POST(`${prefix}/promotion/execute-promotion`, grant)).data)).toEqual({
      key,
    });
    const result = { params, body: { promotionCode: 'WELCOME', key } };
    expect(expectSuccess((await api.POST(`${prefix}/promotion/execution-result`, result)).data)).toBe(
      'SUCCESS',
    );

    const message = { params, body: { templateSetCode: 'PAID', context: { name: '토스' } } };
    expect(expectSuccess((await api.POST(`${prefix}/messenger/send-message`, message)).data).msgCount).toBe(
      1,
    );
    const { logins, charges, grants, messages } = emulator.ledger;
    expect([logins, charges, grants, messages].map((list) => list.length)).toEqual([1, 1, 1, 1]);
  });

  it('is told what it did wrong', async () => {
    const body = { orderNo: '한글', productDesc: '', amount: -1, amountTaxFree: 0, isTestPayment: true };
    const { error, response } = await clientOf(emulator.payBaseUrl).POST(`${prefix}/pay/make-payment`, {
      body,
    });
    expect(response.status).toBe(400);
    expect(error?.error.data.errorDetails?.map(({ field }) => field)).toEqual([
      'orderNo',
      'productDesc',
      'amount',
    ]);
  });
});

/** The result of an answer that has to be a success. */
function expectSuccess<Answer extends { resultType: string; success?: unknown }>(
  answer: Answer | undefined,
): Extract<Answer, { resultType: 'SUCCESS' }>['success'] {
  expect(answer?.resultType).toBe('SUCCESS');
  return answer?.success as Extract<Answer, { resultType: 'SUCCESS' }>['success'];
}
