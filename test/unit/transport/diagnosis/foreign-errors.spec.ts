import { diagnose } from '../../../../lib/transport/diagnosis/diagnose.js';

const NOW = new Date('2026-06-01T00:00:00Z');
const FINE = { validFrom: new Date('2026-01-01'), validTo: new Date('2027-01-01') };
const EXPIRED = { validFrom: new Date('2025-01-01'), validTo: new Date('2026-05-31') };

function nodeError(code: string, message = code, more: object = {}): Error {
  return Object.assign(new Error(message), { code, ...more });
}

/** As `fetch` wraps what undici says. */
function fetchError(cause: Error): Error {
  return new TypeError('fetch failed', { cause });
}

describe('errors of other clients', () => {
  it.each([
    ['getaddrinfo', nodeError('ENOTFOUND'), 'AIT_NET_DNS', 'network'],
    ['fetch, DNS', fetchError(nodeError('EAI_AGAIN')), 'AIT_NET_DNS', 'network'],
    ['connection refused', nodeError('ECONNREFUSED'), 'AIT_NET_REFUSED', 'network'],
    [
      'both addresses refused',
      Object.assign(new AggregateError([nodeError('ECONNREFUSED'), nodeError('ECONNREFUSED')]), {
        code: 'ECONNREFUSED',
      }),
      'AIT_NET_REFUSED',
      'network',
    ],
    ['another name', nodeError('ERR_TLS_CERT_ALTNAME_INVALID'), 'AIT_TLS_SERVER_NAME', 'we-refused-them'],
    [
      'their certificate, not ours',
      nodeError('CERT_HAS_EXPIRED'),
      'AIT_TLS_SERVER_EXPIRED',
      'we-refused-them',
    ],
    ['interception', nodeError('SELF_SIGNED_CERT_IN_CHAIN'), 'AIT_TLS_SERVER_UNTRUSTED', 'we-refused-them'],
    [
      'fetch, private authority',
      fetchError(nodeError('UNABLE_TO_VERIFY_LEAF_SIGNATURE')),
      'AIT_TLS_SERVER_UNTRUSTED',
      'we-refused-them',
    ],
    [
      'plain HTTP',
      nodeError('EPROTO', 'write EPROTO …:wrong version number:…'),
      'AIT_TLS_NOT_TLS',
      'network',
    ],
    [
      'alert 116, Node 20',
      nodeError('ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED', '…:SSL alert number 116\n'),
      'AIT_CERT_NOT_PRESENTED',
      'they-refused-us',
    ],
    [
      'alert 48 through axios',
      Object.assign(new Error('…:SSL alert number 48\n'), {
        name: 'AxiosError',
        isAxiosError: true,
        code: 'EPROTO',
      }),
      'AIT_CERT_REFUSED_ISSUER',
      'they-refused-us',
    ],
    ['axios, timer', nodeError('ECONNABORTED', 'timeout of 100ms exceeded'), 'AIT_DEADLINE', 'network'],
    ['superagent, timer', nodeError('ECONNABORTED', 'Timeout of 100ms exceeded'), 'AIT_DEADLINE', 'network'],
    ['undici, headers', fetchError(nodeError('UND_ERR_HEADERS_TIMEOUT')), 'AIT_DEADLINE', 'network'],
    ['axios, cancelled', nodeError('ERR_CANCELED', 'canceled'), 'AIT_ABORTED', 'local'],
    [
      'AbortSignal.timeout',
      AbortSignal.timeout(0).reason ?? new DOMException('', 'TimeoutError'),
      'AIT_DEADLINE',
      'network',
    ],
    ['abort()', AbortSignal.abort().reason, 'AIT_ABORTED', 'local'],
    ['key of another pair', nodeError('ERR_OSSL_X509_KEY_VALUES_MISMATCH'), 'AIT_CERT_KEY_MISMATCH', 'local'],
    ['half a file', nodeError('ERR_OSSL_PEM_BAD_END_LINE'), 'AIT_CERT_TRUNCATED', 'local'],
    ['out of ports', nodeError('EADDRNOTAVAIL', '', { syscall: 'connect' }), 'AIT_NET_FAILED', 'ambiguous'],
  ])('%s', (_, error, code, side) => {
    const found = diagnose(error);
    expect(found).toMatchObject({ code, side, hint: { ko: expect.any(String), en: expect.any(String) } });
    expect(found.candidates).toBeUndefined();
  });

  it.each([
    [
      'handshake',
      nodeError(
        'ECONNRESET',
        'Client network socket disconnected before secure TLS connection was established',
      ),
    ],
    ['after it', nodeError('ECONNRESET', 'socket hang up')],
    ['while writing', nodeError('EPIPE', 'write EPIPE')],
    ['fetch', fetchError(nodeError('UND_ERR_SOCKET', 'other side closed'))],
    ['axios in a browser', nodeError('ERR_NETWORK', 'Network Error')],
  ])(
    'a connection that ends without a reason names no cause, but has it among the candidates: %s',
    (_, error) => {
      const { side, candidates } = diagnose(error);
      expect(side).toBe('ambiguous');
      expect(candidates).toEqual(expect.arrayContaining(['AIT_CERT_NOT_PRESENTED']));
    },
  );

  it('what the caller knows of the certificate narrows it down', () => {
    const inHandshake = nodeError(
      'ECONNRESET',
      'socket disconnected before secure TLS connection was established',
    );
    expect(diagnose(inHandshake, { certificate: EXPIRED, now: NOW })).toMatchObject({
      code: 'AIT_CERT_EXPIRED',
      side: 'they-refused-us',
    });
    expect(
      diagnose(nodeError('ECONNRESET', 'socket hang up'), { certificate: FINE, now: NOW }),
    ).toMatchObject({
      code: 'AIT_NET_RESET',
      candidates: ['AIT_NET_RESET', 'AIT_CERT_REFUSED'],
    });
  });
});
