import { get } from 'node:http';
import type { IncomingMessage } from 'node:http';
import type { RequestDetailView, RequestView } from '../../src/console/views/views.interface.js';
import { agentOf, call } from '../helpers/call.js';
import { useDesk } from './helpers.js';

const desk = useDesk();

interface Pair {
  readonly cert: string;
  readonly key: string;
  readonly fingerprint256: string;
}

let pair: Pair;
beforeAll(async () => {
  pair = await desk.platform.emulator.issueCertificate('my-app', { name: 'server-2026' });
});

async function logIn(): Promise<void> {
  const { emulator } = desk.platform;
  const authorizationCode = emulator.issueAuthorizationCode('my-app', { userKey: 42 });
  const body = { authorizationCode, referrer: 'DEFAULT' };
  await call(emulator, agentOf(emulator, pair), 'POST', '/user/oauth2/generate-token', { body });
}

const newest = async () =>
  (await desk.call<{ requests: RequestView[] }>('GET', '/api/requests?limit=1')).json.requests[0]!;

it('shows a request with its operation, certificate and outcome', async () => {
  await logIn();
  expect(await newest()).toMatchObject({
    operation: 'login.generateToken',
    appName: 'my-app',
    certificateName: 'server-2026',
    outcome: 'success',
    status: 200,
    code: null,
    ms: expect.any(Number),
  });
});

it('covers tokens and personal data until they are asked for, and shows what the ledger wrote', async () => {
  await logIn();
  const path = `/api/requests/${(await newest()).id}`;
  const covered = (await desk.call<{ request: RequestDetailView }>('GET', path)).json.request;
  expect(covered.requestBody).not.toMatch(/"authorizationCode": "[\w-]/);
  expect(covered.answerBody).toMatch(/"accessToken": "•••"/);
  expect(covered.written).toEqual([{ book: 'logins', text: expect.stringContaining('"userKey":42') }]);
  const open = (await desk.call<{ request: RequestDetailView }>('GET', `${path}?masked=false`)).json.request;
  expect(open.requestBody).toMatch(/"authorizationCode": "[\w-]{20,}"/);
  expect(open.answerBody).toMatch(/"accessToken": "eyJ/);
});

it('shows a failure with its code, and a connection that was ended for its certificate', async () => {
  const { emulator } = desk.platform;
  const body = { authorizationCode: 'spent', referrer: 'DEFAULT' };
  await call(emulator, agentOf(emulator, pair), 'POST', '/user/oauth2/generate-token', { body });
  expect(await newest()).toMatchObject({ outcome: 'error', code: 'invalid_grant' });
  await expect(call(emulator, agentOf(emulator, undefined), 'GET', '/nowhere')).rejects.toThrow();
  expect(await newest()).toMatchObject({ outcome: 'rejected', code: 'no-certificate', appName: null });
});

it('tells of it while it happens', async () => {
  const stream = await new Promise<IncomingMessage>((resolve) => {
    const headers = { authorization: `Bearer ${desk.console.token}` };
    get(new URL('/api/events', desk.console.origin), { headers }, resolve);
  });
  await logIn();
  let heard = '';
  for await (const chunk of stream.setEncoding('utf8')) {
    heard += chunk as string;
    if (/^event: request\n/m.test(heard) && /^event: change\n/m.test(heard)) break;
  }
  const [, data = ''] = /^event: request\ndata: (.+)$/m.exec(heard) ?? [];
  expect(JSON.parse(data)).toMatchObject({ operation: 'login.generateToken', outcome: 'success' });
});

it('forgets them when told to', async () => {
  await desk.call('DELETE', '/api/requests');
  const { json } = await desk.call<{ requests: RequestView[] }>('GET', '/api/requests');
  expect(json.requests).toEqual([]);
});
