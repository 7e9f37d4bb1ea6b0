import { posix } from 'node:path';
import { textOf, write, type Tree } from '../devkit.interface.js';
import type { HostApp } from '../host-app.js';
import type { Notes } from '../note.js';
import { ModuleSource } from '../source/module-source.js';

const REGISTRATION = 'AppsInTossModule.forRootAsync(appsInTossConfig.asProvider())';

/** Registers the module in the root module, with configuration and, where a health controller was made, with it. */
export function editAppModule(tree: Tree, app: HostApp, health: string | undefined, notes: Notes): void {
  const path = posix.join(app.sourceRoot, 'app.module.ts');
  const text = textOf(tree, path);
  const source = text === undefined ? undefined : new ModuleSource(text);
  if (!source?.isModule) {
    notes.add(
      `${path}에 @Module()이 없어요. 루트 모듈의 imports에 ${REGISTRATION}을 넣어 주세요.`,
      `No @Module() in ${path}: add ${REGISTRATION} to the imports of your root module.`,
    );
    return;
  }
  const done = [
    include(source, 'ConfigModule', 'ConfigModule.forRoot()', { ConfigModule: '@nestjs/config' }),
    include(source, 'AppsInTossModule', REGISTRATION, {
      AppsInTossModule: 'nestjs-apps-in-toss',
      appsInTossConfig: 'nestjs-apps-in-toss',
    }),
    health === undefined ||
      include(source, 'TerminusModule', 'TerminusModule', { TerminusModule: '@nestjs/terminus' }),
    health === undefined || controller(source, health, app),
  ];
  if (done.includes(false)) {
    notes.add(
      `${path}의 imports나 controllers가 배열이 아니라서 넣지 못한 것이 있어요. 직접 넣어 주세요: ${REGISTRATION}`,
      `imports or controllers of ${path} is no array: add by hand what is missing, such as ${REGISTRATION}`,
    );
  }
  write(tree, path, source.toString());
}

function include(
  source: ModuleSource,
  name: string,
  element: string,
  names: Readonly<Record<string, string>>,
): boolean {
  if (source.lists('imports', name)) return true;
  if (!source.add('imports', element)) return false;
  for (const [each, from] of Object.entries(names)) source.import(each, from);
  return true;
}

function controller(source: ModuleSource, file: string, app: HostApp): boolean {
  if (source.lists('controllers', 'HealthController')) return true;
  if (!source.add('controllers', 'HealthController')) return false;
  const specifier = posix.relative(app.sourceRoot, file).replace(/\.ts$/, app.ending);
  source.import('HealthController', `./${specifier}`);
  return true;
}
