import { AppsInTossApiError } from '../../../../lib/api/errors/apps-in-toss-api.error.js';
import { AppsInTossRequestError } from '../../../../lib/api/errors/apps-in-toss-request.error.js';
import { OutcomeUnknownError } from '../../../../lib/api/errors/outcome-unknown.error.js';
import { certificateFault } from '../../../../lib/certificate/faults/certificate-fault.js';
import { AppsInTossConfigError } from '../../../../lib/foundation/apps-in-toss-config.error.js';
import type { AppsInTossError } from '../../../../lib/foundation/apps-in-toss.error.js';
import { diagnose } from '../../../../lib/transport/diagnosis/diagnose.js';
import { fault } from '../../../../lib/transport/fault/fault-catalogue.js';
import type { TransportCode } from '../../../../lib/transport/fault/transport-code.js';
import { AppsInTossTransportError } from '../../../../lib/transport/fault/transport.error.js';

const hint = { ko: '조언', en: 'advice' };

function transportError(code: TransportCode, candidates?: TransportCode[]): AppsInTossTransportError {
  return new AppsInTossTransportError({ fault: fault(code, candidates), outcome: 'unknown', phase: 'send' });
}

function outcomeUnknown(cause: AppsInTossError): OutcomeUnknownError {
  return new OutcomeUnknownError({ hint, cause, reconcile: () => Promise.reject(cause) });
}

function apiError(
  code: 'AIT_API_INVALID_GRANT' | 'AIT_API_GATEWAY_HTML',
  httpStatus: number,
  outcome: 'refused' | 'unknown',
) {
  return new AppsInTossApiError({ code, message: 'said no', hint, outcome, httpStatus });
}

describe('errors of this package', () => {
  it.each<[string, unknown, string, string]>([
    ['of the transport', transportError('AIT_CERT_EXPIRED'), 'AIT_CERT_EXPIRED', 'they-refused-us'],
    [
      'inside an AxiosError',
      Object.assign(new Error('x'), {
        isAxiosError: true,
        code: 'EPROTO',
        cause: transportError('AIT_NET_DNS'),
      }),
      'AIT_NET_DNS',
      'network',
    ],
    [
      'inside an exception of Nest',
      new Error('Internal', { cause: new Error('y', { cause: transportError('AIT_TLS_VERSION') }) }),
      'AIT_TLS_VERSION',
      'network',
    ],
    [
      'behind an unknown outcome',
      outcomeUnknown(transportError('AIT_TLS_SERVER_NAME')),
      'AIT_TLS_SERVER_NAME',
      'we-refused-them',
    ],
    [
      'of a certificate',
      certificateFault('AIT_CERT_PURPOSE', { option: 'certificate.cert' }),
      'AIT_CERT_PURPOSE',
      'local',
    ],
    [
      'of the options',
      new AppsInTossConfigError([{ option: 'a', code: 'AIT_CONFIG_UNKNOWN_OPTION', message: 'b', hint }]),
      'AIT_CONFIG_UNKNOWN_OPTION',
      'local',
    ],
    ['of an argument', new AppsInTossRequestError({ code: 'AIT_API_IDENTITY' }), 'AIT_API_IDENTITY', 'local'],
    [
      'of the API',
      apiError('AIT_API_INVALID_GRANT', 200, 'refused'),
      'AIT_API_INVALID_GRANT',
      'they-refused-us',
    ],
    [
      'of the API, unknown',
      outcomeUnknown(apiError('AIT_API_GATEWAY_HTML', 502, 'unknown')),
      'AIT_API_GATEWAY_HTML',
      'ambiguous',
    ],
  ])('%s', (_, error, code, side) => {
    const found = diagnose(error);
    expect(found).toMatchObject({ code, side, cause: expect.any(String), hint: { ko: expect.any(String) } });
    expect(found.candidates).toBeUndefined();
  });

  it('keep their candidates', () => {
    expect(diagnose(transportError('AIT_NET_RESET', ['AIT_NET_RESET', 'AIT_CERT_REFUSED']))).toMatchObject({
      side: 'ambiguous',
      candidates: ['AIT_NET_RESET', 'AIT_CERT_REFUSED'],
    });
  });

  it.each([400, 403])("a gateway's page with HTTP %i may be about the certificate", (status) => {
    expect(diagnose(apiError('AIT_API_GATEWAY_HTML', status, 'refused'))).toMatchObject({
      side: 'ambiguous',
      candidates: expect.arrayContaining(['AIT_API_GATEWAY_HTML', 'AIT_CERT_REFUSED']),
    });
  });
});

describe('a probe settles what an error left open', () => {
  const open = transportError('AIT_NET_RESET', ['AIT_NET_RESET', 'AIT_CERT_REFUSED']);
  const refusal = transportError('AIT_CERT_REFUSED_ISSUER');

  it('refused: its cause is the cause', () => {
    expect(diagnose(open, { probe: { verdict: 'refused', error: refusal } })).toMatchObject({
      code: 'AIT_CERT_REFUSED_ISSUER',
      side: 'they-refused-us',
    });
  });

  // nginx accepts every handshake, and refuses in its answer.
  it.each(['accepted', 'undecided', 'unreachable'] as const)('%s: it stays open', (verdict) => {
    expect(diagnose(open, { probe: { verdict } })).toEqual(diagnose(open));
  });

  it('does not touch what is settled', () => {
    const settled = transportError('AIT_TLS_SERVER_NAME');
    expect(diagnose(settled, { probe: { verdict: 'refused', error: refusal } })).toEqual(diagnose(settled));
  });
});
