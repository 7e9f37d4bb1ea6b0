import { type Rule, textOf, type Tree } from './devkit.interface.js';
import { editAppModule } from './edits/app-module.edit.js';
import { editE2e } from './edits/e2e.edit.js';
import { editEnvironment } from './edits/environment.edit.js';
import { editHealth } from './edits/health.edit.js';
import { editMain } from './edits/main.edit.js';
import { editManifest } from './edits/manifest.edit.js';
import { hostApp } from './host-app.js';
import { Notes } from './note.js';

export interface NestAddOptions {
  readonly sourceRoot?: string;
  readonly skipInstall?: boolean;
}

const NEXT = `다음: npx apps-in-toss-emulator --write-env .env 로 로컬 앱인토스를 켜고 npm run start:dev 로 시작하세요. 시험은 npm run test:e2e 예요.
  Next: npx apps-in-toss-emulator --write-env .env starts a local Apps in Toss; then npm run start:dev, and npm run test:e2e.`;

/** `nest add nestjs-apps-in-toss`. A second run finds everything in place and changes nothing. */
export function nestAdd({ sourceRoot = 'src', skipInstall = false }: NestAddOptions = {}): Rule {
  return (tree, context) => {
    const app = hostApp(tree, sourceRoot);
    const notes = new Notes();
    const health = editHealth(tree, app, notes);
    editAppModule(tree, app, health, notes);
    editMain(tree, app, notes);
    editEnvironment(tree);
    editE2e(tree, app, health !== undefined, notes);
    editManifest(tree, context, app, {
      emulator: emulatorRange(tree),
      withHealth: health !== undefined,
      skipInstall,
    });
    for (const note of notes) context.logger.warn(note);
    context.logger.info(NEXT);
    return tree;
  };
}

/** The version of the emulator that goes with the package, as that names its peer. */
function emulatorRange(tree: Tree): string {
  const text = textOf(tree, 'node_modules/nestjs-apps-in-toss/package.json');
  const { peerDependencies } = JSON.parse(text ?? '{}') as { peerDependencies?: Record<string, string> };
  return peerDependencies?.['apps-in-toss-emulator'] ?? 'latest';
}
