import { inspect } from 'node:util';
import { AppsInTossApiError } from '../../../../lib/api/errors/apps-in-toss-api.error.js';
import type { Outcome } from '../../../../lib/foundation/outcome.js';
import { errorOf, scripted } from '../api-client.js';
import { answer, type Step } from '../scripted-transport.js';

const html = (status: number): Step =>
  answer('<html><body>No required SSL certificate was sent</body></html>', status, {
    'content-type': 'text/html',
  });

function call(step: Step, operationClass: 'safe' | 'money' = 'safe') {
  const { client } = scripted([step], { retries: 0 });
  return client.call({ method: 'POST', path: '/x', class: operationClass });
}

describe('an answer without an envelope', () => {
  it.each<[string, Step, string, Outcome]>([
    ['bare invalid_grant, 400', answer({ error: 'invalid_grant' }, 400), 'AIT_API_INVALID_GRANT', 'refused'],
    ['bare invalid_grant, 200', answer({ error: 'invalid_grant' }), 'AIT_API_INVALID_GRANT', 'refused'],
    ['bare invalid_grant, 500', answer({ error: 'invalid_grant' }, 500), 'AIT_API_INVALID_GRANT', 'refused'],
    ['another bare error', answer({ error: 'access_denied' }, 403), 'AIT_API_FAILED', 'refused'],
    ['bare server_error', answer({ error: 'server_error' }, 400), 'AIT_API_SERVER_ERROR', 'unknown'],
    [
      'the error page of a framework',
      answer({ error: 'Not Found', status: 404 }, 404),
      'AIT_API_HTTP_STATUS',
      'refused',
    ],
    ['HTML with 400', html(400), 'AIT_API_GATEWAY_HTML', 'refused'],
    ['HTML with 403', html(403), 'AIT_API_GATEWAY_HTML', 'refused'],
    ['HTML with 502', html(502), 'AIT_API_GATEWAY_HTML', 'unknown'],
    ['HTML with 200', html(200), 'AIT_API_GATEWAY_HTML', 'unknown'],
    ['HTML that says it is JSON', answer(' <!doctype html>', 502), 'AIT_API_GATEWAY_HTML', 'unknown'],
    ['an empty body', answer(''), 'AIT_API_RESPONSE_EMPTY', 'unknown'],
    ['204', answer('', 204), 'AIT_API_RESPONSE_EMPTY', 'unknown'],
    ['an empty body with 401', answer('', 401), 'AIT_API_HTTP_STATUS', 'refused'],
    ['an empty body with 503', answer('', 503), 'AIT_API_HTTP_STATUS', 'unknown'],
    ['408', answer('{}', 408), 'AIT_API_HTTP_STATUS', 'unknown'],
    ['409', answer('{}', 409), 'AIT_API_HTTP_STATUS', 'unknown'],
    ['425', answer('{}', 425), 'AIT_API_HTTP_STATUS', 'unknown'],
    ['429 without a body', answer('', 429), 'AIT_API_RATE_LIMITED', 'refused'],
    ['429 with HTML', html(429), 'AIT_API_RATE_LIMITED', 'refused'],
    ['a truncated body', answer('{"resultType":"SUCC'), 'AIT_API_RESPONSE_UNREADABLE', 'unknown'],
    ['plain text', answer('ok'), 'AIT_API_RESPONSE_UNREADABLE', 'unknown'],
    ['a list', answer('[]'), 'AIT_API_RESPONSE_UNEXPECTED', 'unknown'],
    ['null', answer('null'), 'AIT_API_RESPONSE_UNEXPECTED', 'unknown'],
    ['another object', answer({ accessToken: 't' }), 'AIT_API_RESPONSE_UNEXPECTED', 'unknown'],
    ['a resultType that is no text', answer({ resultType: 1 }), 'AIT_API_RESPONSE_UNEXPECTED', 'unknown'],
    ['301', answer('', 301), 'AIT_API_REDIRECTED', 'unknown'],
    ['302 with HTML', html(302), 'AIT_API_REDIRECTED', 'unknown'],
  ])('is named: %s', async (_, step, code, outcome) => {
    const error = await errorOf(call(step));
    expect(error).toBeInstanceOf(AppsInTossApiError);
    expect(error).toMatchObject({ code, outcome });
    expect(error.httpStatus).toBeGreaterThan(0);
  });

  it('is no proof where money moves, except "too many calls" and a known code', async () => {
    expect((await errorOf(call(html(400), 'money'))).outcome).toBe('unknown');
    expect((await errorOf(call(answer('', 404), 'money'))).outcome).toBe('unknown');
    expect((await errorOf(call(answer('', 429), 'money'))).outcome).toBe('refused');
  });

  it.each([
    '{"accessToken":"tok-secret"',
    'tok-secret',
    '<p>tok-secret',
    '["tok-secret"]',
    '{"x":"tok-secret"}',
  ])('goes into no error: %s', async (body) => {
    const error = await errorOf(call(answer(body)));
    expect(inspect(error, { depth: Infinity, showHidden: true })).not.toContain('tok-secret');
  });
});
