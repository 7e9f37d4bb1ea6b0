import { Injectable } from '@nestjs/common';
import {
  AppsInTossApiError,
  AppsInTossClient,
  AppsInTossModule,
  OutcomeUnknownError,
} from 'nestjs-apps-in-toss';
import { Emulated } from '../helpers/emulated.js';
import { failureOf } from '../helpers/mtls-lab.js';

@Injectable()
class LoginService {
  constructor(private readonly toss: AppsInTossClient) {}

  signIn(authorizationCode: string) {
    return this.toss.login.generateToken({ authorizationCode, referrer: 'DEFAULT' });
  }
}

describe('the main job: a Nest app logs a user in over mutual TLS', () => {
  let emulated: Emulated;
  let login: LoginService;
  let client: AppsInTossClient;

  beforeAll(async () => {
    emulated = await Emulated.start();
    const module = await emulated.module(
      [AppsInTossModule.forRoot(await emulated.options())],
      [LoginService],
    );
    login = module.get(LoginService);
    client = module.get(AppsInTossClient);
  });
  afterAll(() => emulated.close());

  function code(user: Parameters<Emulated['emulator']['issueAuthorizationCode']>[1] = {}): string {
    return emulated.emulator.issueAuthorizationCode('my-mini-app', user);
  }

  it('exchanges a code, reads the decrypted profile, refreshes, unlinks', async () => {
    const tokens = await login.signIn(code({ userKey: 443_731_104, name: '김토스' }));
    expect(tokens).toMatchObject({
      expiresIn: expect.any(Number),
      scope: expect.arrayContaining(['user_key']),
    });
    const me = await client.login.getMe({ accessToken: tokens.accessToken });
    expect(me).toMatchObject({ userKey: 443_731_104, name: '김토스', di: null });
    const refreshed = await client.login.refreshToken({ refreshToken: tokens.refreshToken });
    expect(await client.login.getMe({ accessToken: refreshed.accessToken })).toMatchObject({
      userKey: 443_731_104,
    });
    expect(await client.login.removeByAccessToken({ accessToken: refreshed.accessToken })).toEqual({
      userKey: 443_731_104,
    });
    expect(await failureOf(client.login.getMe({ accessToken: refreshed.accessToken }))).toBeInstanceOf(
      AppsInTossApiError,
    );
    const { requests } = emulated.emulator.ledger;
    expect(new Set(requests.map(({ appName }) => appName))).toEqual(new Set(['my-mini-app']));
  });

  it('removes a link by user key', async () => {
    const tokens = await login.signIn(code({ userKey: 7 }));
    expect(await client.login.removeByUserKey({ userKey: 7 })).toEqual({ userKey: 7 });
    expect(await failureOf(client.login.refreshToken({ refreshToken: tokens.refreshToken }))).toMatchObject({
      operation: 'login.refreshToken',
      resultType: 'FAIL',
    });
  });

  it('personal data without consent stays null', async () => {
    const { accessToken } = await login.signIn(code({ name: null, email: null }));
    expect(await client.login.getMe({ accessToken })).toMatchObject({ name: null, email: null });
  });

  it('a used code is refused, with the operation and the advice', async () => {
    const once = code();
    await login.signIn(once);
    const error = await failureOf(login.signIn(once));
    expect(error).toBeInstanceOf(AppsInTossApiError);
    expect(error).toMatchObject({
      operation: 'login.generateToken',
      outcome: 'refused',
      errorCode: 'invalid_grant',
      hint: { ko: expect.any(String), en: expect.any(String) },
    });
  });

  it('concurrent refreshes of one token are one call', async () => {
    const { refreshToken } = await login.signIn(code());
    const before = emulated.emulator.ledger.requests.length;
    const results = await Promise.all(
      Array.from({ length: 5 }, () => client.login.refreshToken({ refreshToken })),
    );
    expect(new Set(results.map(({ accessToken }) => accessToken)).size).toBe(1);
    expect(emulated.emulator.ledger.requests.length - before).toBe(1);
  });

  it('an answer that is lost after processing: unknown, and the code may be spent', async () => {
    const lost = code();
    emulated.emulator.script('POST', '/user/oauth2/generate-token').destroyAfterProcessing();
    const error = await failureOf(login.signIn(lost));
    expect(error.attempts.map(({ outcome }) => outcome)).toEqual(['unknown', 'refused']);
    expect(error.operation).toBe('login.generateToken');
    expect(error.retryable).toBe(false);
  });

  it('every answer lost: OutcomeUnknownError', async () => {
    emulated.emulator.script('POST', '/user/oauth2/access/remove-by-user-key').destroyAfterProcessing();
    const { accessToken } = await login.signIn(code({ userKey: 99 }));
    const error = await failureOf(client.login.removeByUserKey({ userKey: 99, accessToken }));
    expect(error).toBeInstanceOf(OutcomeUnknownError);
    expect(error).toMatchObject({ outcome: 'unknown', retryAfterMs: 60_000 });
  });

  it('a page of a gateway is not taken for an answer', async () => {
    emulated.emulator
      .script('GET', '/user/oauth2/login-me', { times: 3 })
      .answer({ status: 502, headers: { 'content-type': 'text/html' }, body: '<html>Bad Gateway</html>' });
    const { accessToken } = await login.signIn(code());
    const error = await failureOf(client.login.getMe({ accessToken }));
    expect(error).toMatchObject({ outcome: 'unknown', httpStatus: 502 });
    expect(error.attempts).toHaveLength(3);
  });

  it('reaches any other path with call()', async () => {
    const error = await failureOf(client.call({ method: 'POST', path: '/no/such/path', class: 'safe' }));
    expect(error).toMatchObject({ httpStatus: 404, outcome: 'refused' });
  });
});
