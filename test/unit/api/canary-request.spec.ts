import type { RequestListener } from 'node:http';
import { canaryRequest } from '../../../lib/api/canary-request.js';
import { answer, MtlsLab } from '../../helpers/mtls-lab.js';
import { createAuthority } from '../../helpers/pki.js';

const page =
  (status: number, words: string): RequestListener =>
  (_, response) =>
    response.writeHead(status, { 'content-type': 'text/html' }).end(`<html><h1>${words}</h1></html>`);

const json =
  (body: string, status = 200): RequestListener =>
  (_, response) =>
    answer(response, body, status);

describe('the trial of a certificate by a request', () => {
  let lab: MtlsLab;
  beforeAll(async () => void (lab = await MtlsLab.open()));
  afterAll(() => lab.close());

  async function verdictOn(listener: RequestListener, agentOf = (origin: string) => lab.agent(origin)) {
    const { origin, processed } = await lab.https(listener);
    const clock = (): Date => new Date();
    const agent = agentOf(origin);
    const verdict = await canaryRequest({ agent, apiBaseUrl: origin, timeoutMs: 5_000, clock });
    return {
      processed,
      verdict: verdict.verdict,
      code: 'reason' in verdict ? verdict.reason.code : undefined,
    };
  }

  it.each<[string, RequestListener, string, string | undefined]>([
    ['an envelope', json('{"resultType":"FAIL","error":{}}'), 'accepted', undefined],
    ['an OAuth error', json('{"error":"invalid_grant"}', 400), 'accepted', undefined],
    ['JSON behind a byte order mark', json('\uFEFF{"error":"invalid_grant"}'), 'accepted', undefined],
    ['JSON that is no object', json('["ok"]'), 'rejected', 'AIT_CERT_REFUSED'],
    ['a page', page(403, 'Forbidden'), 'rejected', 'AIT_CERT_REFUSED'],
    ['the page of nginx', page(400, 'The SSL certificate error'), 'rejected', 'AIT_CERT_REFUSED'],
    [
      'the page of nginx that saw none',
      page(400, 'No required SSL certificate was sent'),
      'rejected',
      'AIT_CERT_NOT_PRESENTED',
    ],
    [
      'the page of a gateway that saw no TLS',
      page(400, 'The plain HTTP request was sent to HTTPS port'),
      'undecided',
      'AIT_TLS_PLAIN_REQUEST',
    ],
    ['a gateway in trouble', page(502, 'Bad Gateway'), 'undecided', 'AIT_CERT_REFUSED'],
    ['nothing', (_, response) => void response.destroy(), 'undecided', 'AIT_NET_RESET'],
  ])('%s', async (_, listener, verdict, code) => {
    expect(await verdictOn(listener)).toEqual({
      processed: ['/api-partner/v1/apps-in-toss/user/oauth2/generate-token'],
      verdict,
      code,
    });
  });

  it('a handshake that the server ends: no request goes out', async () => {
    const stranger = await lab.certificate({}, await createAuthority());
    const found = await verdictOn(json('{}'), (origin) => lab.agent(origin, { certificate: stranger }));
    expect(found.processed).toEqual([]);
    expect(found.verdict).not.toBe('accepted');
  });
});
