import { jest } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { createServer, type Server } from 'node:https';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import type { SecureVersion } from 'node:tls';
import {
  AppsInTossClient,
  AppsInTossError,
  AppsInTossHealthIndicator,
  AppsInTossModule,
  OutcomeUnknownError,
} from 'nestjs-apps-in-toss';
import { Emulated } from '../helpers/emulated.js';
import { failureOf } from '../helpers/mtls-lab.js';
import { type Authority, createAuthority, type Issued } from '../helpers/pki.js';

const ENVELOPE = JSON.stringify({
  resultType: 'SUCCESS',
  success: { userKey: 1, scope: '', agreedTerms: [] },
});

/** The first day: the certificate was deleted in the console, or is of another environment, and there is no other. */
describe('a rejected certificate without a standby is the best explained fault of all', () => {
  let emulated: Emulated;
  let authority: Authority;
  let others: Authority;
  let stranger: Issued;
  let server: Server;
  let logged: string[];
  beforeAll(async () => {
    emulated = await Emulated.start();
    authority = await createAuthority();
    others = await createAuthority();
    stranger = await others.issue({ commonName: 'my-mini-app' });
  });
  beforeEach(() => {
    logged = [];
    for (const level of ['log', 'warn', 'error'] as const)
      jest.spyOn(Logger.prototype, level).mockImplementation((line: unknown) => {
        if (String(line).startsWith('Certificate')) logged.push(`${level} ${String(line)}`);
      });
  });
  afterEach(async () => {
    jest.restoreAllMocks();
    await emulated.closeApps();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  afterAll(() => emulated.close());

  /** A server that cuts the connection of whoever shows it a certificate of another authority, without a word. */
  async function cutting(version: SecureVersion) {
    const identity = await authority.issue({ eku: 'serverAuth', altNames: ['localhost'] });
    const tls = { minVersion: version, maxVersion: version, requestCert: true, rejectUnauthorized: true };
    const own = { cert: identity.chain, key: identity.key, ca: authority.pem };
    server = createServer({ ...own, ...tls }, (_, response) => response.end(ENVELOPE));
    server.listen(0, 'localhost');
    await once(server, 'listening');
    const origin = `https://localhost:${(server.address() as AddressInfo).port}`;
    const certificate = { cert: stranger.cert, key: stranger.key };
    const module = await emulated.module([
      AppsInTossModule.forRoot({ apiBaseUrl: origin, payBaseUrl: origin, ca: authority.pem, certificate }),
    ]);
    const { login } = module.get(AppsInTossClient);
    const health = async () => (await module.get(AppsInTossHealthIndicator).isHealthy())['apps-in-toss'];
    const forgive = (): void => server.setSecureContext({ ...own, ca: others.pem });
    return { login, health, forgive, module };
  }

  const NAMED = 'AIT_CERT_REFUSED';
  const ADVICE = /certificate|콘솔/;

  it.each(['TLSv1.2', 'TLSv1.3'] as const)('%s: in code, hint, log and health', async (version) => {
    const { login, health } = await cutting(version);
    const error = (await failureOf(login.getMe({ accessToken: 't' }))) as AppsInTossError;
    expect(error).toMatchObject({
      code: NAMED,
      side: 'they-refused-us',
      hint: { en: expect.stringMatching(ADVICE) },
    });
    expect(logged).toEqual([
      expect.stringMatching(/^log Certificate loaded/),
      expect.stringMatching(/^log Certificate activated/),
      expect.stringMatching(new RegExp(`^error Certificate rejected: my-mini-app.*\\[${NAMED}\\]`)),
    ]);
    expect(await health()).toMatchObject({ status: 'degraded', code: NAMED });
  });

  it('TLS 1.3: a login says so too, although nobody can say what became of it', async () => {
    const { login } = await cutting('TLSv1.3');
    const error = await failureOf(login.generateToken({ authorizationCode: 'c', referrer: 'DEFAULT' }));
    expect(error).toBeInstanceOf(OutcomeUnknownError);
    const unknown = error as OutcomeUnknownError;
    expect(unknown.cause).toMatchObject({ code: NAMED });
    expect(unknown.message).toContain(unknown.cause.message);
    // The certificate first; to log in again only after that.
    expect(unknown.hint.en.startsWith(unknown.cause.hint.en)).toBe(true);
  });

  it('a probe of the health is enough for the log and for every further check', async () => {
    const { health, module } = await cutting('TLSv1.3');
    const probed = await module.get(AppsInTossHealthIndicator).isHealthy('x', { probe: true });
    expect(probed.x).toMatchObject({ status: 'down', code: NAMED });
    while (!logged.some((line) => line.includes('rejected'))) await new Promise(setImmediate);
    expect(await health()).toMatchObject({ status: 'degraded', code: NAMED });
  });

  it('is remembered until a call succeeds, and the log says that it is over', async () => {
    const { login, health, forgive } = await cutting('TLSv1.3');
    await failureOf(login.getMe({ accessToken: 't' }));
    expect(await health()).toMatchObject({ status: 'degraded', code: NAMED });
    forgive();
    await login.getMe({ accessToken: 't' });
    expect(await health()).toMatchObject({ status: 'up' });
    expect(logged.at(-1)).toMatch(/^log Certificate recovered/);
  });
});
