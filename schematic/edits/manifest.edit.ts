import { write, textOf, type Context, type Tree } from '../devkit.interface.js';
import type { HostApp, Manifest } from '../host-app.js';

/** What the packages that come along are, for each major of Nest. Jest cannot load config 12 under Nest 11. */
function companions(nestMajor: number, withHealth: boolean): Record<string, string> {
  const old = nestMajor < 12;
  return {
    '@nestjs/config': old ? '^4.0.0' : '^12.0.0',
    ...(withHealth && { '@nestjs/terminus': old ? '^11.0.0' : '^12.0.0' }),
    axios: '^1.8.3',
  };
}

/** Adds what is missing to package.json, and asks for an install when something was. */
export function editManifest(
  tree: Tree,
  context: Context,
  app: HostApp,
  { emulator, withHealth, skipInstall }: { emulator: string; withHealth: boolean; skipInstall: boolean },
): void {
  const { manifest } = app;
  const known = { ...manifest.devDependencies, ...manifest.dependencies };
  const dependencies = missing(companions(app.nestMajor, withHealth), known);
  const devDependencies = missing({ 'apps-in-toss-emulator': emulator }, known);
  const next: Manifest = {
    ...manifest,
    dependencies: sorted({ ...manifest.dependencies, ...dependencies }),
    devDependencies: sorted({ ...manifest.devDependencies, ...devDependencies }),
  };
  if (Object.keys({ ...dependencies, ...devDependencies }).length === 0) return;
  const indent = /^[ \t]+(?=")/m.exec(textOf(tree, 'package.json') ?? '')?.[0] ?? '  ';
  write(tree, 'package.json', `${JSON.stringify(next, undefined, indent)}\n`);
  if (!skipInstall) context.addTask({ toConfiguration: () => ({ name: 'node-package', options: INSTALL }) });
}

/** As `NodePackageInstallTask` of the devkit says it, so that its executor knows it. */
const INSTALL = { command: 'install', quiet: true, hideOutput: true, workingDirectory: '.', packageName: '' };

function missing(
  wanted: Record<string, string>,
  known: Readonly<Record<string, string>>,
): Record<string, string> {
  return Object.fromEntries(Object.entries(wanted).filter(([name]) => !Object.hasOwn(known, name)));
}

function sorted(record: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)));
}
