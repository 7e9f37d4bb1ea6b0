import type { Shell } from '../../shell/shell.js';
import { type ProjectEnvironment, projectEnvironment } from '../../project/environment.js';
import { appNameIn } from '../../project/app-name.js';
import { installedVersion, type Manifest, manifestIn } from '../../project/packages.js';
import { projectSources, type SourceFile } from '../../project/sources.js';
import { type CertificateScene, certificateScene } from './certificate-scene.js';
import type { DoctorOptions } from './doctor-options.js';
import { type HostFacts, hostFacts } from './host-facts.js';
import { type Settings, settingsOf } from './settings.js';

/** Everything the checks look at, gathered once. */
export interface Scene {
  readonly now: Date;
  readonly cwd: string;
  readonly options: DoctorOptions;
  readonly manifest: Manifest | undefined;
  readonly environment: ProjectEnvironment;
  readonly settings: Settings;
  readonly certificates: CertificateScene;
  readonly sources: readonly SourceFile[];
  /** Of the front end that lies in this folder, if one does. */
  readonly appName: string | undefined;
  /** Empty with `--offline`. */
  readonly hosts: readonly HostFacts[];
  /** The version of a package that the project would load. */
  versionOf(name: string): string | undefined;
}

/** Packages whose versions have to fit. */
export const PACKAGES = [
  'nestjs-apps-in-toss',
  '@nestjs/core',
  '@nestjs/common',
  '@nestjs/config',
  'axios',
  'rxjs',
  'reflect-metadata',
] as const;

export async function gatherScene(options: DoctorOptions, shell: Shell): Promise<Scene> {
  const { cwd } = shell;
  const now = shell.now();
  const environment = await projectEnvironment(shell, options.envFiles);
  const settings = settingsOf(environment.values, options, cwd);
  // The longest first: everything else is done while packets are under way.
  const certificates = await certificateScene(settings, now);
  const [hosts, manifest, sources, appName, versions] = await Promise.all([
    options.offline ? [] : hostFacts(settings.origins, certificates, options.timeoutMs, shell.now),
    manifestIn(cwd),
    projectSources(cwd),
    appNameIn(cwd),
    Promise.all(PACKAGES.map(async (name) => [name, await installedVersion(name, cwd)] as const)),
  ]);
  const known = new Map<string, string | undefined>(versions);
  return {
    now,
    cwd,
    options,
    manifest,
    environment,
    settings,
    certificates,
    sources,
    appName,
    hosts,
    versionOf: (name) => known.get(name),
  };
}
