import { isAtLeast, majorOf } from '../../project/packages.js';
import { type Check, fine, type Finding, found, skipped } from '../check.js';
import type { Scene } from '../scene/scene.js';
import { nodeVersionOf } from '../scene/node-version.js';

/** What the package asks of its peers: the least version of each major, or the majors. A test compares package.json. */
export const PEERS = {
  nest: ['10.4.0', '11.0.0', '12.0.0'],
  config: [4, 12],
  axios: '1.8.3',
  rxjs: '7.1.0',
} as const;

/** `engines` of the package. */
const NODE = { 20: '20.19.0', 22: '22.12.0', least: '24.0.0' } as const;

export const VERSION_CHECKS: readonly Check[] = [
  {
    code: 'AIT-D001',
    title: { ko: 'Node.js 버전', en: 'version of Node.js' },
    why: {
      ko: '20.19, 22.12, 24보다 오래된 Node.js에서는 시험하지 않았고, 끝난 버전은 보안 수정도 받지 못해요.',
      en: 'Nothing older than Node.js 20.19, 22.12 or 24 is tested, and lines that ended get no security fixes.',
    },
    run: async ({ cwd }) => {
      const places = [{ version: process.versions.node, where: 'node' }, ...(await nodeVersionOf(cwd))];
      const findings = places
        .filter(({ version }) => !isSupportedNode(version))
        .map(({ version, where }): Finding => ({
          status: 'broken',
          what: {
            ko: `Node.js ${version}(${where})은 지원하지 않아요`,
            en: `Node.js ${version} (${where}) is not supported`,
          },
          mend: { ko: 'Node.js 22나 24로 올려 주세요', en: 'Move to Node.js 22 or 24' },
          command: where === 'node' ? 'nvm install 24 && nvm use 24' : `echo 24 > ${where}`,
        }));
      return found(findings, process.versions.node);
    },
  },
  {
    code: 'AIT-D002',
    title: { ko: 'Nest 버전', en: 'versions of Nest' },
    why: {
      ko: '이 모듈은 Nest 10, 11, 12에서 시험해요. core와 common의 버전이 다르면 프로바이더를 찾지 못하는 오류가 나요.',
      en: 'The module is tested on Nest 10, 11 and 12; where core and common differ, providers are not found.',
    },
    run: (scene) => {
      const [core, common] = [scene.versionOf('@nestjs/core'), scene.versionOf('@nestjs/common')];
      if (core === undefined)
        return skipped('@nestjs/core가 설치되어 있지 않아요', '@nestjs/core is not installed here');
      const findings: Finding[] = [];
      if (!PEERS.nest.some((least) => majorOf(least) === majorOf(core) && isAtLeast(core, least))) {
        findings.push({
          status: 'broken',
          what: { ko: `Nest ${core}은 지원하지 않아요`, en: `Nest ${core} is not supported` },
          mend: { ko: 'Nest 11이나 12로 올려 주세요', en: 'Move to Nest 11 or 12' },
          command: 'npm install @nestjs/core@^11 @nestjs/common@^11',
        });
      } else if (common !== undefined && majorOf(common) !== majorOf(core)) {
        findings.push({
          status: 'broken',
          what: {
            ko: `@nestjs/core는 ${core}, @nestjs/common은 ${common}이에요`,
            en: `@nestjs/core is ${core}, @nestjs/common is ${common}`,
          },
          mend: { ko: '같은 메이저로 맞춰 주세요', en: 'Bring both to the same major' },
          command: `npm install @nestjs/common@^${majorOf(core)}`,
        });
      }
      return found(findings, core);
    },
  },
  {
    code: 'AIT-D003',
    title: { ko: 'axios 버전', en: 'version of axios' },
    why: {
      ko: '1.8.3보다 오래된 axios는 인증서를 다른 주소로 보내지 않게 하는 설정(allowAbsoluteUrls)을 지키지 않아요.',
      en: 'An axios older than 1.8.3 does not keep to the setting that keeps the certificate from other hosts (allowAbsoluteUrls).',
    },
    run: (scene) => {
      const version = scene.versionOf('axios');
      if (version === undefined) return missing(scene, 'axios', `axios@^${PEERS.axios}`);
      const fits = majorOf(version) === 1 && isAtLeast(version, PEERS.axios);
      return fits ? fine(version) : tooOld('axios', version, `axios@^${PEERS.axios}`);
    },
  },
  {
    code: 'AIT-D004',
    title: { ko: '@nestjs/config 버전', en: 'version of @nestjs/config' },
    why: {
      ko: '@nestjs/config 12는 ESM뿐이라 Nest 11의 CommonJS 앱과 Jest에서 불러오지 못해요.',
      en: '@nestjs/config 12 is ESM only: CommonJS apps on Nest 11 and Jest cannot load it.',
    },
    run: (scene) => {
      const [config, core] = [scene.versionOf('@nestjs/config'), scene.versionOf('@nestjs/core')];
      if (core === undefined)
        return skipped('@nestjs/core가 설치되어 있지 않아요', '@nestjs/core is not installed here');
      if (config === undefined)
        return missing(scene, '@nestjs/config', `@nestjs/config@^${majorOf(core) === 12 ? 12 : 4}`);
      const wanted = majorOf(core) === 12 ? 12 : 4;
      if (majorOf(config) === wanted) return fine(config);
      // Under Nest 12 the one for Nest 11 works, and so does the other way round for who runs ESM without Jest.
      const status =
        majorOf(core) < 12 && (usesJest(scene) || scene.manifest?.type !== 'module') ? 'broken' : 'soon';
      return found([
        {
          status,
          what: {
            ko: `Nest ${core}에 @nestjs/config ${config}이에요`,
            en: `@nestjs/config ${config} under Nest ${core}`,
          },
          mend: { ko: `@nestjs/config ${wanted} 버전을 써 주세요`, en: `Use @nestjs/config ${wanted}` },
          command: `npm install @nestjs/config@^${wanted}`,
        },
      ]);
    },
  },
  {
    code: 'AIT-D005',
    title: { ko: '함께 필요한 패키지', en: 'packages that are needed beside it' },
    why: {
      ko: 'rxjs나 reflect-metadata가 없거나 맞지 않으면 앱이 시작하지 못해요.',
      en: 'Without rxjs and reflect-metadata, or with others than Nest has, the app does not start.',
    },
    run: (scene) => {
      if (scene.versionOf('nestjs-apps-in-toss') === undefined && !uses(scene)) {
        return skipped(
          'nestjs-apps-in-toss를 쓰는 프로젝트가 아니에요',
          'this is no project that uses nestjs-apps-in-toss',
        );
      }
      const rxjs = scene.versionOf('rxjs');
      const metadata = scene.versionOf('reflect-metadata');
      const wrong = [
        ...(rxjs === undefined || majorOf(rxjs) !== 7 || !isAtLeast(rxjs, PEERS.rxjs) ? ['rxjs@^7.1'] : []),
        ...(metadata === undefined ? ['reflect-metadata@^0.2'] : []),
        ...(scene.versionOf('nestjs-apps-in-toss') === undefined ? ['nestjs-apps-in-toss'] : []),
      ];
      if (wrong.length === 0) return fine();
      const list = wrong.join(', ');
      return found([
        {
          status: 'broken',
          what: {
            ko: `설치되지 않았거나 맞지 않아요: ${list}`,
            en: `missing, or of a version that does not fit: ${list}`,
          },
          mend: { ko: '설치해 주세요', en: 'Install them' },
          command: `npm install ${wrong.join(' ')}`,
        },
      ]);
    },
  },
];

function isSupportedNode(version: string): boolean {
  const major = majorOf(version);
  if (!/\./.test(version)) return major >= 24 || major === 22 || major === 20;
  if (major === 20) return isAtLeast(version, NODE[20]);
  if (major === 22) return isAtLeast(version, NODE[22]);
  return isAtLeast(version, NODE.least);
}

function missing(scene: Scene, name: string, wanted: string) {
  if (!uses(scene)) return skipped(`${name}이(가) 설치되어 있지 않아요`, `${name} is not installed here`);
  return found([
    {
      status: 'broken',
      what: { ko: `${name}이(가) 설치되어 있지 않아요`, en: `${name} is not installed` },
      mend: { ko: '설치해 주세요', en: 'Install it' },
      command: `npm install ${wanted}`,
    },
  ]);
}

function tooOld(name: string, version: string, wanted: string) {
  return found([
    {
      status: 'broken',
      what: { ko: `${name} ${version}은 맞지 않아요`, en: `${name} ${version} does not fit` },
      mend: { ko: `${wanted}을(를) 설치해 주세요`, en: `Install ${wanted}` },
      command: `npm install ${wanted}`,
    },
  ]);
}

/** Whether the project has the module: installed, or named in its manifest. */
export function uses({ manifest, versionOf }: Scene): boolean {
  const name = 'nestjs-apps-in-toss';
  return versionOf(name) !== undefined || manifest?.dependencies?.[name] !== undefined;
}

function usesJest({ manifest }: Scene): boolean {
  return manifest?.jest !== undefined || manifest?.devDependencies?.['jest'] !== undefined;
}
