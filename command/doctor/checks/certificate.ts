import { type Check, fine, type Finding, found, skipped, type Verdict } from '../check.js';
import type { PairScene } from '../scene/certificate-scene.js';
import type { Scene } from '../scene/scene.js';
import { placeOf, quoted } from './certificate-problems.js';
import { chmodCommand, othersMayRead } from '../scene/file-mode.js';

const SOON_DAYS = 30;
const NOW_DAYS = 7;
const NONE = () => skipped('읽은 인증서가 없어요', 'no certificate could be read');

const REISSUE = {
  ko: '콘솔(앱 → mTLS 인증서)에서 새로 발급받아 폴더나 변수에 넣어 주세요. 두 인증서를 함께 쓸 수 있어 멈춤 없이 바꿔요',
  en: 'Issue a new one in the console (app, mTLS certificates) and put it in; two may be valid at a time, so nothing stops',
};

export const CERTIFICATE_CHECKS: readonly Check[] = [
  {
    code: 'AIT-D022',
    title: { ko: '끝나지 않은 인증서', en: 'not expired' },
    why: {
      ko: '끝난 인증서로도 열린 연결은 얼마간 이어져서, 다음 배포 때 갑자기 모든 호출이 실패해요.',
      en: 'Open connections go on after the end, so that everything fails at the next deployment.',
    },
    run: (scene) => dated(scene, 'expired'),
  },
  {
    code: 'AIT-D023',
    title: { ko: '시작된 인증서', en: 'already valid' },
    why: {
      ko: '아직 시작하지 않은 인증서는 서버가 거절해요. 대개 이 컴퓨터의 시계가 틀렸어요.',
      en: 'A certificate of the future is refused; most often the clock of this machine is wrong.',
    },
    run: (scene) => dated(scene, 'not-yet-valid'),
  },
  {
    code: 'AIT-D024',
    title: { ko: '남은 날', en: 'days left' },
    why: {
      ko: '인증서는 390일 뒤에 끝나요. 미리 바꾸면 멈추지 않아요.',
      en: 'Certificates last 390 days; exchanged in time, nothing stops.',
    },
    run: (scene) => {
      const { certificate } = scene.certificates.active ?? {};
      const state = certificate?.state(scene.now);
      if (!certificate || state === 'expired' || state === 'not-yet-valid') return NONE();
      const days = certificate.daysRemaining(scene.now);
      const seen = `${days} d, ${certificate.validTo.toISOString()}`;
      if (days > SOON_DAYS) return fine(seen);
      return found([
        {
          status: days <= NOW_DAYS ? 'broken' : 'soon',
          what: {
            ko: `${days}일 남았어요 (${certificate.validTo.toISOString()})`,
            en: `${days} days left (${certificate.validTo.toISOString()})`,
          },
          mend: REISSUE,
          command: checkCommand(scene.certificates.active),
        },
      ]);
    },
  },
  {
    code: 'AIT-D025',
    title: { ko: '키 파일의 권한', en: 'mode of the key file' },
    why: {
      ko: '이 컴퓨터의 모든 사용자가 키를 읽을 수 있으면 누구나 여러분의 이름으로 호출할 수 있어요.',
      en: 'Whoever can read the key can call in your name.',
    },
    run: async ({ certificates: { pairs } }) => {
      const findings: Finding[] = [];
      for (const { paths, certificate } of pairs) {
        // Where there is no certificate, the file need not be a key.
        if (certificate === undefined || paths.key === undefined || !(await othersMayRead(paths.key)))
          continue;
        findings.push({
          status: 'soon',
          what: { ko: `누구나 읽을 수 있어요: ${paths.key}`, en: `everybody may read ${paths.key}` },
          mend: {
            ko: '권한을 줄여 주세요 (Kubernetes는 defaultMode: 0400)',
            en: 'Take the permission away (on Kubernetes defaultMode: 0400)',
          },
          command: chmodCommand(quoted(paths.key)),
        });
      }
      return pairs.length === 0 ? NONE() : found(findings);
    },
  },
  {
    code: 'AIT-D026',
    title: { ko: 'CN과 appName', en: 'CN and appName' },
    why: {
      ko: '인증서는 미니앱마다 따로예요. 다른 앱의 인증서로 부르면 로그인 코드와 결제를 찾지 못해요.',
      en: 'Each mini-app has certificates of its own: under that of another its login codes and payments are not found.',
    },
    run: (scene) => {
      const { certificate } = scene.certificates.active ?? {};
      if (!certificate) return NONE();
      const wanted = scene.options.appName ?? scene.appName;
      if (wanted === undefined)
        return skipped(
          'appName을 몰라요 (--app-name으로 알려 주세요)',
          'the appName is not known (--app-name)',
        );
      if (certificate.commonName === wanted) return fine(wanted);
      return found([
        {
          status: 'broken',
          what: {
            ko: `인증서의 CN은 ${certificate.commonName}, 앱은 ${wanted}이에요`,
            en: `the CN is ${certificate.commonName}, the app is ${wanted}`,
          },
          mend: {
            ko: `콘솔에서 ${wanted} 앱의 인증서를 받아 넣어 주세요`,
            en: `Use a certificate of ${wanted} from the console`,
          },
          command: inspectCommand(scene.certificates.active),
        },
      ]);
    },
  },
  {
    code: 'AIT-D027',
    title: { ko: '폐기 목록', en: 'list of revoked certificates' },
    why: {
      ko: '유출되어 폐기한 인증서는 쓰이지 않아야 하고, 망가진 목록은 다음 유출을 막지 못해요.',
      en: 'A certificate that leaked must not be used, and a damaged list does not stop the next leak.',
    },
    run: ({ certificates: { pairs, revoked } }) => {
      const findings: Finding[] = [];
      if (revoked.problem) {
        findings.push({
          status: 'soon',
          what: { ko: `목록을 다 읽을 수 없어요 (${revoked.problem.code})`, en: revoked.problem.message },
          mend: revoked.problem.hint,
        });
      }
      const usable = pairs.filter(({ certificate }) => certificate !== undefined);
      const out = usable.filter(({ certificate }) =>
        revoked.fingerprints.includes(certificate?.fingerprint256 ?? ''),
      );
      for (const pair of out) {
        findings.push({
          status: out.length === usable.length ? 'broken' : 'soon',
          what: {
            ko: `폐기된 인증서가 아직 있어요: ${placeOf(pair)}`,
            en: `a revoked certificate is still there: ${placeOf(pair)}`,
          },
          mend: REISSUE,
          command: removeCommand(pair),
        });
      }
      return pairs.length === 0 ? NONE() : found(findings, `${revoked.fingerprints.length}`);
    },
  },
];

/** An old pair beside one that works is no fault: that is what rotation leaves behind. */
function dated({ certificates: { active }, now }: Scene, state: 'expired' | 'not-yet-valid'): Verdict {
  const { certificate } = active ?? {};
  if (!active || !certificate) return NONE();
  if (certificate.state(now) !== state) return fine();
  const date = (state === 'expired' ? certificate.validTo : certificate.validFrom).toISOString();
  return found([
    {
      status: 'broken',
      what:
        state === 'expired'
          ? { ko: `${date}에 끝났어요: ${placeOf(active)}`, en: `it ended on ${date}: ${placeOf(active)}` }
          : {
              ko: `${date}부터 쓸 수 있어요: ${placeOf(active)}`,
              en: `it begins on ${date}: ${placeOf(active)}`,
            },
      mend:
        state === 'expired'
          ? REISSUE
          : { ko: '이 컴퓨터의 시계를 맞춰 주세요', en: 'Set the clock of this machine' },
      command: state === 'expired' ? checkCommand(active) : 'timedatectl set-ntp true',
    },
  ]);
}

function checkCommand(pair: PairScene | undefined): string {
  const { cert } = pair?.paths ?? {};
  return `npx apps-in-toss cert check${cert === undefined ? '' : ` ${quoted(cert)}`}`;
}

function inspectCommand(pair: PairScene | undefined): string {
  return checkCommand(pair).replace('cert check', 'cert inspect');
}

function removeCommand({ paths: { cert, key } }: PairScene): string | undefined {
  if (cert === undefined || key === undefined) return undefined;
  return `rm ${quoted(cert)} ${quoted(key)}`;
}
