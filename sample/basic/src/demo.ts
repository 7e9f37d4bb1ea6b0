import { isAppsInTossError } from 'nestjs-apps-in-toss';
import { checkHealth } from './demo/check-health.js';
import { startEmulatedToss } from './demo/emulated-toss.js';
import { Ending } from './demo/ending.js';
import { invite, loginCommand } from './demo/invite.js';
import { Narrator } from './demo/narrator.js';
import { startApp } from './demo/start-app.js';
import { tour } from './demo/tour.js';
import { tourOfMoney } from './demo/tour-of-money.js';

const { APPS_IN_TOSS_CERT, APPS_IN_TOSS_KEY } = process.env;
const narrator = new Narrator();
const ending = new Ending();
ending.onSignal(() => narrator.title('정리하고 끝낼게요. 다음에 또 만나요.', 'Closing everything. See you.'));

try {
  if (Boolean(APPS_IN_TOSS_CERT) !== Boolean(APPS_IN_TOSS_KEY)) {
    throw new Error(
      'APPS_IN_TOSS_CERT와 APPS_IN_TOSS_KEY는 함께 설정해 주세요. Set APPS_IN_TOSS_CERT and APPS_IN_TOSS_KEY together, or neither.',
    );
  }
  await (APPS_IN_TOSS_CERT ? withRealHosts() : withEmulator());
  console.log('\nCtrl-C를 누르면 끝나요. (Ctrl-C ends it.)');
} catch (error) {
  if (!ending.begun) await fail(error);
}

async function withEmulator(): Promise<void> {
  narrator.title(
    '토스 로그인, 결제, 포인트 지급을 차례로 해 볼게요. 모든 요청은 이 컴퓨터 안에서 진짜 mTLS로 오가요.',
    'A Toss login, payments and points, over real mutual TLS, without leaving this machine.',
  );
  let open = false;
  const toss = await startEmulatedToss(ending, narrator);
  const url = await startApp(ending, narrator, () => {
    // The code of the last line is spent now, so here is the next one.
    if (open) narrator.command('새 코드예요 (a fresh code)', loginCommand(url, toss.newCode()));
  });
  const accessToken = await tour(url, toss, narrator);
  await tourOfMoney(url, accessToken, toss, narrator);
  await checkHealth(url, narrator);
  invite(url, toss.newCode(), narrator);
  open = true;
}

async function withRealHosts(): Promise<void> {
  narrator.title(
    'APPS_IN_TOSS_CERT와 APPS_IN_TOSS_KEY가 있어서, 그 인증서로 실제 앱인토스에 연결할게요.',
    'APPS_IN_TOSS_CERT and APPS_IN_TOSS_KEY are set: connecting to the real Apps in Toss with them.',
  );
  const url = await startApp(ending, narrator, () => undefined);
  await checkHealth(url, narrator);
  narrator.step(
    '로그인은 건너뛰었어요. 인가 코드는 토스 앱의 appLogin()만 만들 수 있어요.',
    'Skipped the login: only appLogin() in the Toss app can make an authorization code.',
  );
  invite(url, '<appLogin()이 준 authorizationCode>', narrator);
}

async function fail(error: unknown): Promise<void> {
  const lines = isAppsInTossError(error)
    ? [`[${error.code}] ${error.message}`, '', ...error.hint.ko.split('\n'), ...error.hint.en.split('\n')]
    : [error instanceof Error ? error.message : String(error)];
  narrator.failure('시작하지 못했어요.', 'Could not start.', lines);
  await ending.run();
  process.exit(1);
}
