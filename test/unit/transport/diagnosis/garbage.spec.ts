import { inspect } from 'node:util';
import { diagnose } from '../../../../lib/transport/diagnosis/diagnose.js';

function circle(): Error {
  const error = new Error('a');
  error.cause = new Error('b', { cause: error });
  return error;
}

const hostile = new Proxy(new Error('x'), {
  get() {
    throw new Error('no');
  },
  getPrototypeOf() {
    throw new Error('no');
  },
});

const { proxy: revoked, revoke } = Proxy.revocable({}, {});
revoke();

describe('whatever is handed in', () => {
  it.each<[string, unknown]>([
    ['undefined', undefined],
    ['null', null],
    ['a number', 7],
    ['a string', 'ECONNREFUSED'],
    ['a symbol', Symbol('x')],
    ['a function', () => undefined],
    ['an empty object', {}],
    ['an array', [new Error('x')]],
    ['a bug', new TypeError("Cannot read properties of undefined (reading 'x')")],
    ['a code that is no code', Object.assign(new Error('x'), { code: 'constructor' })],
    ['a name that is no name', Object.assign(new Error('x'), { name: '__proto__', code: 'toString' })],
    ['a numeric code', Object.assign(new Error('x'), { code: 42 })],
    ['causes in a circle', circle()],
    ['getters that throw', hostile],
    ['a revoked proxy', revoked],
    ['half an AxiosError', { isAxiosError: true, message: 1, config: { httpsAgent: { options: null } } }],
    ['an answer without anything', { isAxiosError: true, response: { status: 500 } }],
  ])('%s: ambiguous, and nothing thrown', (_, value) => {
    expect(diagnose(value)).toMatchObject({ code: 'AIT_UNDIAGNOSED', side: 'ambiguous' });
  });

  it('shows nothing of a request', () => {
    const secrets = ['Bearer-s3cret', 'MIIEvQIBADANBg', 'user@example.com'];
    const error = Object.assign(new Error(`${secrets.join(' ')} socket hang up`), {
      isAxiosError: true,
      code: 'ECONNRESET',
      config: {
        adapter: ['xhr', 'http', 'fetch'],
        headers: { Authorization: secrets[0] },
        data: secrets[2],
        httpsAgent: { options: { cert: secrets[1], key: secrets[1], passphrase: secrets[0] } },
      },
      response: { status: 400, headers: { 'content-type': 'text/html' }, data: `<p>${secrets.join()}</p>` },
    });
    const { response: _response, ...withoutResponse } = error;
    for (const each of [error, Object.assign(new Error(error.message), withoutResponse)]) {
      const text = inspect(diagnose(each), { depth: 9 }) + JSON.stringify(diagnose(each));
      for (const secret of secrets) expect(text).not.toContain(secret);
    }
  });
});
