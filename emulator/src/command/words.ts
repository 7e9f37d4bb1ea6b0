import type { EnvironmentLine } from '../console/views/views.interface.js';
import type { CommandOptions } from './command-options.js';
import { envLines } from './env-file.js';

/** What the command says, in the language that was asked for. @internal */
export interface Words {
  starting(version: string): string;
  ready(about: Ready): string;
  torn(path: string): string;
  stopped: string;
  failed(message: string): string;
  portTaken(option: string, port: number): string;
  help: string;
}

/** @internal */
export interface Ready {
  readonly link: string;
  readonly apiBaseUrl: string;
  readonly payBaseUrl: string;
  readonly environment: readonly EnvironmentLine[];
  readonly app: string;
  readonly state: string | undefined;
  readonly wrote: string | undefined;
}

/** @internal */
export function wordsOf({ language }: Pick<CommandOptions, 'language'>): Words {
  return language === 'ko' ? korean : english;
}

const korean: Words = {
  starting: (version) => `앱인토스 에뮬레이터 ${version}을 켜고 있어요.`,
  ready: ({ link, apiBaseUrl, payBaseUrl, environment, app, state, wrote }) => `
  콘솔    ${link}
  API     ${apiBaseUrl}
  토스페이 ${payBaseUrl}

앱을 켤 때 이 환경 변수를 넣으세요.${wrote === undefined ? '' : ` (${wrote}에도 적어 두었어요.)`}

${envLines(environment).join('\n')}

다른 터미널에서 이렇게 로그인 코드를 받을 수 있어요.

  npx apps-in-toss-emulator code ${app}

${state === undefined ? '끄면 인증서와 기록이 모두 사라져요. 남기려면 --state 폴더 를 붙이세요.' : `인증서와 기록은 ${state}에 남아요.`} Ctrl-C를 누르면 꺼져요.`,
  torn: (path) => `${path}: 지난번에 쓰다가 끊긴 마지막 한 줄은 뺐어요. 그 요청에는 답한 적이 없어요.`,
  stopped: '에뮬레이터를 껐어요.',
  failed: (message) => `시작하지 못했어요. ${message}`,
  portTaken: (option, port) =>
    `${port}번 포트를 다른 프로그램이 쓰고 있어요. 이미 켜 둔 에뮬레이터가 있는지 보거나 ${option} 로 다른 포트를 고르세요.`,
  help: `내 컴퓨터에서 돌아가는 앱인토스예요.

사용법
  apps-in-toss-emulator [옵션]            에뮬레이터를 켜요
  apps-in-toss-emulator code 앱           로그인 인가 코드를 받아요 (--user-key 번호)
  apps-in-toss-emulator issue 앱          인증서를 발급해요 (--name 이름 --directory 폴더 --days 일수)
  apps-in-toss-emulator clock 얼마        시계를 옮겨요 (+1h, +30d, 2027-12-31, real)
  apps-in-toss-emulator callback 앱 무엇  토스가 하는 콜백을 보내요 (unlink, subscription)
                                          (--url 주소 --credential 값 --user-key 번호 | --order 번호, --reason 이유)

옵션
  --port 번호           API 포트 (9443). 0이면 비어 있는 포트
  --pay-port 번호       토스페이 포트 (9444)
  --console-port 번호   콘솔 포트 (9445)
  --state 폴더|파일     인증서와 기록을 남길 곳. 없으면 끌 때 사라져요
  --seed 파일           처음에 넣을 앱, 사용자, 프로모션, 주문 (JSON 또는 YAML)
  --write-env 파일      환경 변수를 .env 파일에 적어요
  --json                결과를 JSON 한 줄로 알려요
  --language ko|en      말
  -h, --help            도움말
  -v, --version         버전`,
};

const english: Words = {
  starting: (version) => `Starting apps-in-toss-emulator ${version}.`,
  ready: ({ link, apiBaseUrl, payBaseUrl, environment, app, state, wrote }) => `
  Console   ${link}
  API       ${apiBaseUrl}
  Toss Pay  ${payBaseUrl}

Start your app with these environment variables.${wrote === undefined ? '' : ` (Written to ${wrote} as well.)`}

${envLines(environment).join('\n')}

Get a login code from another terminal:

  npx apps-in-toss-emulator code ${app}

${state === undefined ? 'Certificates and records end with the process; --state FOLDER keeps them.' : `Certificates and records stay in ${state}.`} Ctrl-C stops it.`,
  torn: (path) =>
    `${path}: its last line was cut off while it was written and is left out. That request was never answered.`,
  stopped: 'The emulator has stopped.',
  failed: (message) => `Could not start. ${message}`,
  portTaken: (option, port) =>
    `Port ${port} is taken. Is an emulator running already? Otherwise choose another one with ${option}.`,
  help: `A local Apps in Toss.

Usage
  apps-in-toss-emulator [options]           starts the emulator
  apps-in-toss-emulator code APP            prints a login code (--user-key NUMBER)
  apps-in-toss-emulator issue APP           issues a certificate (--name NAME --directory FOLDER --days DAYS)
  apps-in-toss-emulator clock HOW           moves the clock (+1h, +30d, 2027-12-31, real)
  apps-in-toss-emulator callback APP WHICH  sends what Toss would send (unlink, subscription)
                                            (--url URL --credential VALUE --user-key NUMBER | --order ID, --reason WHY)

Options
  --port NUMBER           port of the API (9443); 0 is any free one
  --pay-port NUMBER       port of Toss Pay (9444)
  --console-port NUMBER   port of the console (9445)
  --state FOLDER|FILE     where certificates and records are kept; otherwise they end with the process
  --seed FILE             apps, users, promotions and orders to begin with (JSON or YAML)
  --write-env FILE        writes the environment variables into a .env file
  --json                  tells the result as one line of JSON
  --language ko|en
  -h, --help
  -v, --version`,
};
