import { posix } from 'node:path';
import { textOf, type Tree } from './devkit.interface.js';

/** The application that the package is added to, as far as the edits ask. */
export interface HostApp {
  /** `src`, or `apps/<name>/src` in a monorepo. */
  readonly sourceRoot: string;
  /** Where its e2e tests are. */
  readonly testRoot: string;
  readonly nestMajor: number;
  readonly runner: 'jest' | 'vitest' | undefined;
  /** What relative imports end with: `.js` under ESM. */
  readonly ending: '' | '.js';
  readonly manifest: Manifest;
}

export interface Manifest {
  readonly type?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly [field: string]: unknown;
}

/** @throws Error in words, for a folder that holds no Nest application that the package runs in */
export function hostApp(tree: Tree, sourceRoot: string): HostApp {
  const manifest = readManifest(tree);
  const all = { ...manifest.dependencies, ...manifest.devDependencies };
  const range = manifest.dependencies?.['@nestjs/core'] ?? '';
  const nestMajor = Number(/\d+/.exec(range)?.[0] ?? Number.NaN);
  if (!(nestMajor >= 10)) {
    throw new Error(
      `nestjs-apps-in-toss에는 Nest 10 이상이 필요해요. package.json의 @nestjs/core: ${range || '없음'}\n` +
        `nestjs-apps-in-toss needs Nest 10 or newer; @nestjs/core in package.json: ${range || 'missing'}`,
    );
  }
  const e2e = posix.join(posix.dirname(sourceRoot), 'test');
  return {
    sourceRoot,
    testRoot: e2e,
    nestMajor,
    runner: 'vitest' in all ? 'vitest' : 'jest' in all ? 'jest' : undefined,
    ending: manifest.type === 'module' ? '.js' : '',
    manifest,
  };
}

function readManifest(tree: Tree): Manifest {
  const text = textOf(tree, 'package.json');
  if (text === undefined) {
    throw new Error(
      'package.json이 없어요. Nest 프로젝트의 폴더에서 실행하세요.\nNo package.json here: run this in the folder of a Nest project.',
    );
  }
  return JSON.parse(text) as Manifest;
}
