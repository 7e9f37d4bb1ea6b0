/**
 * The menu: where the Korean and the English text of a page are (`<source>.md`, `<source>.en.md`), and its title. A page
 * of `docs/` that is not listed stands at the end under the title that it has; one that lacks a language ends the build.
 */
export const menu = [
  {
    title: { ko: '시작', en: 'Start' },
    pages: [
      page('start', 'README', { ko: '5분 만에 시작하기', en: 'Start in five minutes' }),
      page('configuration', 'docs/configuration', { ko: '설정', en: 'Configuration' }),
      page('testing', 'docs/testing', { ko: '테스트', en: 'Testing' }),
      page('mocking', 'docs/mocking', { ko: '흉내 내기', en: 'Mocking' }),
      page('emulator', 'emulator/README', { ko: '로컬 앱인토스', en: 'The local emulator' }),
      page('migration', 'docs/migration', { ko: '옮겨 오기', en: 'Migration' }),
      page('faq', 'docs/faq', { ko: '자주 묻는 질문', en: 'Questions' }),
    ],
  },
  {
    title: { ko: '인증서', en: 'Certificates' },
    pages: [
      page('rotation', 'docs/rotation', { ko: '교체, 유출, 만료', en: 'Rotation, leaks, expiry' }),
      page('recipes/kubernetes', 'docs/recipes/kubernetes', { ko: 'Kubernetes', en: 'Kubernetes' }),
      page('recipes/secret-managers', 'docs/recipes/secret-managers', {
        ko: '시크릿 관리자',
        en: 'Secret managers',
      }),
    ],
  },
  {
    title: { ko: 'API', en: 'API' },
    pages: [
      page('api', 'docs/api', { ko: '한눈에 보기', en: 'At a glance' }),
      page('login', 'docs/login', { ko: '로그인', en: 'Login' }),
      page('pay', 'docs/pay', { ko: '토스페이', en: 'Toss Pay' }),
      page('iap', 'docs/iap', { ko: '인앱결제', en: 'In-app purchase' }),
      page('promotion', 'docs/promotion', { ko: '프로모션', en: 'Promotion' }),
      page('messages', 'docs/messages', { ko: '메시지', en: 'Messages' }),
      page('anonymous-key', 'docs/anonymous-key', { ko: '익명 키', en: 'Anonymous key' }),
      page('callbacks', 'docs/callbacks', { ko: '콜백', en: 'Callbacks' }),
    ],
  },
  {
    title: { ko: '돈', en: 'Money' },
    pages: [
      page('money', 'docs/money', { ko: '모른다는 것', en: 'What "unknown" means' }),
      page('journals', 'docs/journals', { ko: '저널', en: 'Journals' }),
      page('bullmq', 'docs/bullmq', { ko: '작업 큐', en: 'Job queues' }),
    ],
  },
  {
    title: { ko: '운영', en: 'Production' },
    pages: [
      page('deployment', 'docs/deployment', { ko: '배포', en: 'Deployment' }),
      page('command', 'docs/command', { ko: '명령 apps-in-toss', en: 'The command apps-in-toss' }),
      page('scan', 'docs/scan', { ko: '손으로 쓴 코드 살펴보기', en: 'Scanning hand-written code' }),
      page('nest-add', 'docs/nest-add', { ko: 'nest add', en: 'nest add' }),
      page('compatibility', 'docs/compatibility', { ko: '무엇과 함께 돌아가나', en: 'What it runs on' }),
      page('observability', 'docs/observability', { ko: '지표, 추적, 알림', en: 'Metrics, traces, alerts' }),
      page('security', 'docs/security', { ko: '보안', en: 'Security' }),
      page('errors', 'docs/errors', { ko: '오류 코드', en: 'Error codes' }),
      page('diagnosis', 'docs/diagnosis', { ko: '원인 찾기', en: 'Finding causes' }),
    ],
  },
  {
    title: { ko: '더 깊이', en: 'Deeper' },
    pages: [
      page('how-it-works', 'docs/how-it-works', { ko: '구조', en: 'Architecture' }),
      page('measurements', 'docs/measurements', { ko: '측정', en: 'Measurements' }),
      page('emulator-facts', 'docs/emulator-facts', {
        ko: '에뮬레이터가 아는 것',
        en: 'What the emulator knows',
      }),
    ],
  },
];

/** Notes for those who change this project; they are in the repository and not on the site. */
export const notOnSite = ['docs/architecture.md', 'docs/faults-mended.md'];

function page(path, source, title) {
  return { path, source, title };
}
