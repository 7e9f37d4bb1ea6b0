import type { ClientCertificate } from '../../../../lib/certificate/client-certificate.js';
import { AppsInTossCertificateError } from '../../../../lib/certificate/faults/certificate.error.js';
import { storeProblem } from '../../../../lib/certificate/faults/store-problem.js';
import type { LoadFailure } from '../../../../lib/certificate/reading/load-failure.interface.js';
import { StoreStatus, type StoreStatusParts } from '../../../../lib/certificate/store/store-status.js';

const NOW = new Date('2026-06-01T00:00:00Z');
const DAY_MS = 86_400_000;
const ended = { validFrom: NOW, validTo: new Date(NOW.getTime() - DAY_MS), state: () => 'expired' };

/** A status over a roster that says what a test wants. */
function statusOf(
  roster: Partial<StoreStatusParts['roster']>,
  failures: readonly Partial<LoadFailure>[] = [],
) {
  const parts = {
    roster: {
      active: undefined,
      isLost: false,
      isRevoked: () => false,
      rejectedCandidate: () => undefined,
      ...roster,
    },
    rotation: { heldBack: undefined },
    clock: () => NOW,
  };
  const status = new StoreStatus(parts as unknown as StoreStatusParts);
  status.read(failures as readonly LoadFailure[]);
  return status;
}

const hint = { ko: '', en: '' };
const failed = (code: string, option?: string): AppsInTossCertificateError =>
  new AppsInTossCertificateError({ code, option, message: code, hint } as never);

describe('what follows from the last reading', () => {
  it.each([
    [false, 'AIT_CERT_NONE_USABLE'],
    [true, 'AIT_CERT_REVOKED'],
  ])('with no certificate and nothing wrong in the source, all lost by revocation: %s', (isLost, code) => {
    expect(statusOf({ isLost }).problem).toMatchObject({ code });
  });

  it('with no certificate, what is wrong in the source comes first, and one that is revoked does not count', () => {
    const failures = [{ error: failed('AIT_CERT_REVOKED') }, { error: failed('AIT_CERT_EMPTY') }];
    expect(statusOf({ isLost: true }, failures).problem).toMatchObject({ code: 'AIT_CERT_EMPTY' });
    expect(statusOf({ isLost: true }, failures.slice(0, 1)).problem).toMatchObject({
      message: expect.stringContaining('The last usable certificate'),
    });
  });

  it.each([
    ['certificate[1].cert', 'certificate[1].cert'],
    [undefined, 'certificate.cert'],
  ])('a failure names its option (%s)', (option, named) => {
    const certificate = ended as unknown as ClientCertificate;
    const failures = [{ error: failed('AIT_CERT_NOT_YET_VALID', option), certificate }];
    expect(statusOf({}, failures).problems).toMatchObject([{ code: 'AIT_CERT_EXPIRED', option: named }]);
    expect(statusOf({ isRevoked: () => true }, failures).problems).toMatchObject([
      { code: 'AIT_CERT_REVOKED', option: named },
    ]);
  });

  it('what kept a certificate from service comes first', () => {
    const status = statusOf({}, [{ error: failed('AIT_CERT_EMPTY') }]);
    status.advanced(storeProblem('AIT_CERT_ROTATION_FAILED'));
    expect(status.problems.map(({ code }) => code)).toEqual(['AIT_CERT_ROTATION_FAILED', 'AIT_CERT_EMPTY']);
    status.advanced(undefined);
    expect(status.problems.map(({ code }) => code)).toEqual(['AIT_CERT_EMPTY']);
  });
});
