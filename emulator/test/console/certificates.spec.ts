import { X509Certificate } from 'node:crypto';
import type { CertificateView, IssuedView } from '../../src/console/views/views.interface.js';
import { agentOf, call } from '../helpers/call.js';
import { useDesk } from './helpers.js';

const desk = useDesk();
const path = '/api/apps/my-app/certificates';
const list = async () =>
  (await desk.call<{ certificates: CertificateView[] }>('GET', path)).json.certificates;
const issue = async (name: string) => (await desk.call<IssuedView>('POST', path, { body: { name } })).json;

beforeAll(() => desk.call('POST', '/api/apps', { body: { name: 'my-app' } }));

it('issues a pair that works, lists it, and tells its key once', async () => {
  const issued = await issue('server-2026');
  expect(new X509Certificate(issued.cert).subject).toBe('CN=my-app');
  const { emulator } = desk.platform;
  expect((await call(emulator, agentOf(emulator, issued), 'GET', '/nowhere')).status).toBe(404);
  const [line] = await list();
  expect(line).toMatchObject({
    name: 'server-2026',
    status: 'valid',
    lately: 1,
    fingerprint256: issued.certificate.fingerprint256,
  });
  expect(JSON.stringify(line)).not.toContain('PRIVATE KEY');
  const archive = Buffer.from(issued.zip, 'base64').toString('latin1');
  expect(archive.match(/server-2026_(?:public\.crt|private\.key)/g)).toEqual([
    'server-2026_public.crt',
    'server-2026_private.key',
    'server-2026_public.crt',
    'server-2026_private.key',
  ]);
});

it('has the zip for a terminal as well', async () => {
  const { headers, text } = await desk.call('POST', `${path}/zip`, { body: { name: 'by-curl' } });
  expect(headers['content-disposition']).toBe('attachment; filename="by-curl.zip"');
  expect(text).toContain('by-curl_private.key');
});

it('deletes: the certificate stands in the list and is refused', async () => {
  const issued = await issue('leaked');
  const { fingerprint256 } = issued.certificate;
  const { status } = await desk.call('DELETE', `${path}/${encodeURIComponent(fingerprint256)}`);
  expect(status).toBe(200);
  const { emulator } = desk.platform;
  await expect(call(emulator, agentOf(emulator, issued), 'GET', '/nowhere')).rejects.toThrow();
  const line = (await list()).find(({ name }) => name === 'leaked');
  expect(line).toMatchObject({ status: 'deleted', deletedAt: expect.any(String) });
});

it('shows what the clock makes of one', async () => {
  await desk.call('POST', path, { body: { name: 'short', days: 1 } });
  await desk.call('POST', '/api/clock/advance', { body: { ms: 2 * 86_400_000 } });
  expect((await list()).find(({ name }) => name === 'short')?.status).toBe('expired');
  const back = await desk.call<{ clock: { offsetMs: number } }>('DELETE', '/api/clock');
  expect(back.json.clock.offsetMs).toBe(0);
  expect((await list()).find(({ name }) => name === 'short')?.status).toBe('valid');
});

it.each([
  { name: '한글' },
  { name: 'with space' },
  { name: '../up' },
  { name: '' },
  {},
  { name: 'x', days: -1 },
])('issues nothing for %j', async (body) => {
  expect((await desk.call('POST', path, { body })).status).toBe(400);
});

it('knows nothing of an app that is not there', async () => {
  expect((await desk.call('GET', '/api/apps/nobody/certificates')).status).toBe(404);
  expect((await desk.call('POST', '/api/apps/nobody/certificates', { body: { name: 'x' } })).status).toBe(
    404,
  );
});
