import { AppsInTossApiError } from '../../../../lib/api/errors/apps-in-toss-api.error.js';
import type { Outcome } from '../../../../lib/foundation/outcome.js';
import { errorOf, scripted } from '../api-client.js';
import { answer, fail, type Step } from '../scripted-transport.js';

const envelope = (resultType: string, errorCode: string | null | number = null, status = 200): Step =>
  answer(
    { resultType, success: null, error: errorCode === null ? null : { errorCode, reason: '이유' } },
    status,
  );

/** A read that is not repeated: what an answer means, without the policy of an operation on top. */
function read(step: Step, operationClass: 'safe' | 'money' = 'safe') {
  const { client } = scripted([step], { retries: 0 });
  return client.call({ method: 'POST', path: '/x', class: operationClass });
}

describe('an answer with an envelope', () => {
  it.each<[string, Step, unknown]>([
    ['an object', answer({ resultType: 'SUCCESS', success: { a: 1 } }), { a: 1 }],
    ['a bare string', answer({ resultType: 'SUCCESS', success: 'PENDING' }), 'PENDING'],
    ['a boolean', answer({ resultType: 'SUCCESS', success: true }), true],
    ['null', answer({ resultType: 'SUCCESS', success: null }), null],
    ['nothing', answer({ resultType: 'SUCCESS' }), null],
    ['an error field of null', answer({ resultType: 'SUCCESS', success: 1, error: null }), 1],
    ['HTTP 500, because resultType counts first', answer({ resultType: 'SUCCESS', success: 1 }, 500), 1],
    ['a byte order mark', answer('\uFEFF{"resultType":"SUCCESS","success":1}'), 1],
    [
      'text/html as its type',
      answer({ resultType: 'SUCCESS', success: 1 }, 200, { 'content-type': 'text/html' }),
      1,
    ],
  ])('gives the success part: %s', async (_, step, expected) => {
    await expect(read(step)).resolves.toEqual(expected);
  });

  it.each<[string, Step, string, Outcome, Record<string, unknown>]>([
    [
      'HTTP_TIMEOUT',
      envelope('HTTP_TIMEOUT'),
      'AIT_API_NOT_COMPLETED',
      'unknown',
      { resultType: 'HTTP_TIMEOUT' },
    ],
    [
      'NETWORK_ERROR',
      envelope('NETWORK_ERROR'),
      'AIT_API_NOT_COMPLETED',
      'unknown',
      { resultType: 'NETWORK_ERROR' },
    ],
    [
      'EXECUTION_FAIL',
      envelope('EXECUTION_FAIL', 'X'),
      'AIT_API_NOT_COMPLETED',
      'unknown',
      { errorCode: 'X' },
    ],
    [
      'INTERRUPTED',
      envelope('INTERRUPTED'),
      'AIT_API_NOT_COMPLETED',
      'unknown',
      { resultType: 'INTERRUPTED' },
    ],
    [
      'INTERNAL_ERROR',
      envelope('INTERNAL_ERROR', '4050'),
      'AIT_API_NOT_COMPLETED',
      'unknown',
      { errorCode: '4050' },
    ],
    [
      'a word nobody knows',
      envelope('PARTIAL'),
      'AIT_API_NOT_COMPLETED',
      'unknown',
      { resultType: 'PARTIAL' },
    ],
    [
      'FAIL, unknown code',
      envelope('FAIL', 'BRAND_NEW'),
      'AIT_API_FAILED',
      'refused',
      { errorCode: 'BRAND_NEW' },
    ],
    ['FAIL, no error', envelope('FAIL'), 'AIT_API_FAILED', 'refused', { resultType: 'FAIL' }],
    [
      'FAIL, a bare word',
      answer({ resultType: 'FAIL', error: 'oops' }),
      'AIT_API_FAILED',
      'refused',
      { errorCode: 'oops' },
    ],
    ['FAIL, HTTP 500', envelope('FAIL', 'BRAND_NEW', 500), 'AIT_API_FAILED', 'unknown', { httpStatus: 500 }],
    ['FAIL, HTTP 409', envelope('FAIL', 'BRAND_NEW', 409), 'AIT_API_FAILED', 'unknown', { httpStatus: 409 }],
    ['FAIL, HTTP 401', envelope('FAIL', null, 401), 'AIT_API_FAILED', 'refused', { httpStatus: 401 }],
    ['INVALID_PARAMETER', fail('INVALID_PARAMETER'), 'AIT_API_INVALID_PARAMETER', 'refused', {}],
    [
      'INTERNAL_ERROR code',
      fail('INTERNAL_ERROR'),
      'AIT_API_SERVER_ERROR',
      'unknown',
      { errorCode: 'INTERNAL_ERROR' },
    ],
    ['4010', fail('4010'), 'AIT_API_AUTH_INFO_NOT_FOUND', 'refused', {}],
    ['4011', fail('4011'), 'AIT_API_ANONYMOUS_CODE_INVALID', 'refused', {}],
    ['4095', fail('4095'), 'AIT_API_RATE_LIMITED', 'refused', { retryable: true }],
    ['4095 as a number', envelope('FAIL', 4095), 'AIT_API_RATE_LIMITED', 'refused', { errorCode: '4095' }],
    ['4110', fail('4110'), 'AIT_API_SERVER_ERROR', 'unknown', {}],
    // The code is the API's own word; the status may be anybody's.
    ['4110 with HTTP 429', fail('4110', 429), 'AIT_API_SERVER_ERROR', 'unknown', { httpStatus: 429 }],
    [
      'a code that is a name of Object',
      fail('constructor'),
      'AIT_API_FAILED',
      'refused',
      { errorCode: 'constructor' },
    ],
    ['FAIL with HTTP 429', fail('ANY', 429), 'AIT_API_RATE_LIMITED', 'refused', { errorCode: 'ANY' }],
  ])('is a typed error: %s', async (_, step, code, outcome, fields) => {
    const error = await errorOf(read(step));
    expect(error).toBeInstanceOf(AppsInTossApiError);
    expect(error).toMatchObject({ code, outcome, operation: 'call', ...fields });
    expect(error.attempts).toMatchObject([{ outcome, code, fingerprint256: 'AA:BB' }]);
  });

  it('keeps the words of the platform in a field, never in the message', async () => {
    const error = await errorOf(read(fail('INVALID_PARAMETER')));
    expect(error.reason).toBe('이유');
    expect(error.message).not.toContain('이유');
    expect(error.message).toContain('errorCode INVALID_PARAMETER');
  });

  it('keeps a code that is no word out of the message', async () => {
    const error = await errorOf(read(fail('no such user: 홍길동')));
    expect(error.errorCode).toBe('no such user: 홍길동');
    expect(error.message).not.toContain('홍길동');
  });

  it('lists the fields that were not accepted, without the rejected values', async () => {
    const data = {
      errorDetails: [{ field: 'userKey', message: '숫자여야 합니다', rejectedValue: 'v-secret' }, 'x'],
    };
    const error = (await errorOf(read(fail('ANY', 400, data)))) as AppsInTossApiError;
    expect(error.code).toBe('AIT_API_INVALID_PARAMETER');
    expect(error.fieldErrors).toEqual([{ field: 'userKey', message: '숫자여야 합니다' }]);
    expect(JSON.stringify(error)).toContain('숫자여야 합니다');
    expect(JSON.stringify(error)).not.toContain('v-secret');
  });

  it('takes an unknown code for a refusal, except where money moves', async () => {
    expect((await errorOf(read(fail('NEW'), 'money'))).outcome).toBe('unknown');
    expect((await errorOf(read(fail('NEW', 429), 'money'))).outcome).toBe('unknown');
    expect((await errorOf(read(fail('INVALID_PARAMETER'), 'money'))).outcome).toBe('refused');
  });

  it('blames neither the certificate nor the user key for 4010', async () => {
    const { hint, message } = await errorOf(read(fail('4010')));
    expect(`${hint.en} ${hint.ko} ${message}`).not.toMatch(/certificate|인증서|delete|삭제/i);
  });
});
