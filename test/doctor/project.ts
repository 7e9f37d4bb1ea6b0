import { execFile } from 'node:child_process';
import { chmod, cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import type { Emulator } from 'apps-in-toss-emulator';
import { runCommand } from '../../command/run-command.js';

const run = promisify(execFile);

/** Versions as they would be installed; the packages themselves are not needed. */
const PACKAGES: Readonly<Record<string, string>> = {
  'nestjs-apps-in-toss': '0.1.0',
  '@nestjs/core': '12.5.1',
  '@nestjs/common': '12.5.1',
  '@nestjs/config': '12.0.1',
  axios: '1.21.1',
  rxjs: '7.8.2',
  'reflect-metadata': '0.2.2',
};

const MAIN = `import { NestFactory } from '@nestjs/core';
import { AppModule } from './app.module.js';

const app = await NestFactory.create(AppModule);
app.enableShutdownHooks();
await app.listen(3000);
`;

const REWARDS = `import { AppsInTossClient, FileOperationJournal } from 'nestjs-apps-in-toss';

export const options = { journal: new FileOperationJournal('./grants.journal') };
export const reward = (toss: AppsInTossClient) =>
  toss.promotion.grant({ userKey: 1, promotionCode: 'WELCOME', amount: 100, grantId: 'mission:1' });
`;

/** Stands in for the registry: what it is asked for is there, at the least version of the range. */
const NPM = `#!/bin/sh
shift
for wanted in "$@"; do
  name="\${wanted%@*}"; range="\${wanted##*@}"
  [ -n "$name" ] && [ "$name" != "$wanted" ] || { name="$wanted"; range=0.1.0; }
  mkdir -p "node_modules/$name"
  version=$(echo "\${range#^}" | awk -F. '{ printf "%d.%d.%d", $1, $2, $3 }')
  echo "{ \\"version\\": \\"$version\\" }" > "node_modules/$name/package.json"
done
`;

export interface Finding {
  readonly status: string;
  readonly what: string;
  readonly command?: string;
}

export interface CheckReport {
  readonly code: string;
  readonly status: 'fine' | 'skipped' | 'soon' | 'broken';
  readonly findings?: readonly Finding[];
}

/** A folder with a healthy app in it, to be damaged. */
export class Project {
  env: Record<string, string | undefined> = {};
  /** How far the clock of this machine is ahead. */
  skewMs = 0;
  args: string[] = [];

  private constructor(
    readonly folder: string,
    readonly emulator: Emulator,
    readonly fingerprint256: string,
  ) {}

  static async healthy(emulator: Emulator): Promise<Project> {
    const folder = await mkdtemp(join(tmpdir(), 'ait-doctor-'));
    const directory = join(folder, 'certs');
    const { fingerprint256 } = await emulator.issueCertificate('my-app', {
      name: 'my-app',
      directory,
      keyType: 'ec',
    });
    const project = new Project(folder, emulator, fingerprint256);
    for (const [name, version] of Object.entries(PACKAGES)) await project.install(name, version);
    const manifest = {
      name: 'shop',
      type: 'module',
      scripts: { start: 'node dist/main.js' },
      dependencies: PACKAGES,
    };
    await project.write('package.json', JSON.stringify(manifest));
    await project.write('src/main.ts', MAIN);
    await project.write('src/rewards.ts', REWARDS);
    await project.write('granite.config.ts', "export default defineConfig({ appName: 'my-app' });\n");
    await project.write('ca.crt', emulator.ca);
    await project.write('bin/npm', NPM);
    await chmod(join(folder, 'bin/npm'), 0o755);
    const { key, aad } = emulator.decryption;
    await project.variables({
      APPS_IN_TOSS_CERT: './certs/my-app_public.crt',
      APPS_IN_TOSS_KEY: './certs/my-app_private.key',
      APPS_IN_TOSS_CA: './ca.crt',
      APPS_IN_TOSS_API_BASE_URL: emulator.apiBaseUrl,
      APPS_IN_TOSS_PAY_BASE_URL: emulator.payBaseUrl,
      APPS_IN_TOSS_DECRYPTION_KEY: key,
      APPS_IN_TOSS_DECRYPTION_AAD: aad,
    });
    return project;
  }

  get cert(): string {
    return join(this.folder, 'certs/my-app_public.crt');
  }

  get key(): string {
    return join(this.folder, 'certs/my-app_private.key');
  }

  async write(path: string, text: string | Buffer): Promise<void> {
    const place = join(this.folder, path);
    await mkdir(dirname(place), { recursive: true });
    await writeFile(place, text);
  }

  read(path: string): Promise<string> {
    return readFile(join(this.folder, path), 'utf8');
  }

  async edit(path: string, from: string | RegExp, to: string): Promise<void> {
    const text = await this.read(path);
    const edited = text.replace(from, to);
    if (edited === text) throw new Error(`${path} holds no ${String(from)}`);
    await this.write(path, edited);
  }

  install(name: string, version: string): Promise<void> {
    return this.write(`node_modules/${name}/package.json`, JSON.stringify({ name, version }));
  }

  /** Lines of `.env`: changed, added, or removed where the value is undefined. */
  async variables(changes: Readonly<Record<string, string | undefined>>): Promise<void> {
    const text = await this.read('.env').catch(() => '');
    const kept = text
      .split('\n')
      .filter((line) => line !== '' && !Object.hasOwn(changes, line.replace(/=.*/, '')));
    const added = Object.entries(changes).flatMap(([name, value]) =>
      value === undefined ? [] : [`${name}=${value}`],
    );
    await this.write('.env', `${[...kept, ...added].join('\n')}\n`);
  }

  /** What the doctor says. */
  async examine(
    more: readonly string[] = [],
  ): Promise<{ code: number; checks: CheckReport[]; text: string }> {
    const { code, text } = await this.command(['doctor', '--json', '--lang', 'en', ...this.args, ...more]);
    return { code, checks: (JSON.parse(text) as { checks: CheckReport[] }).checks, text };
  }

  async command(args: readonly string[]): Promise<{ code: number; text: string }> {
    let text = '';
    const code = await runCommand(args, {
      cwd: this.folder,
      env: this.env,
      isTerminal: false,
      now: () => new Date(Date.now() + this.skewMs),
      version: () => '0.1.0',
      write: (words) => (text += words),
      writeError: (words) => (text += words),
    });
    return { code, text };
  }

  /** Types a command into a shell that stands in this folder; what it exports and unsets counts from now on. */
  async type(command: string): Promise<void> {
    const ours = 'npx apps-in-toss ';
    if (command.startsWith(ours)) {
      const { stdout } = await run('bash', ['--norc', '-c', `printf '%s\\0' ${command.slice(ours.length)}`]);
      await this.command(stdout.split('\0').slice(0, -1));
      return;
    }
    const path = `${join(this.folder, 'bin')}:${process.env['PATH']}`;
    const { stdout } = await run('bash', ['--norc', '-ec', `${command}\necho ENVIRONMENT; env -0`], {
      cwd: this.folder,
      env: { ...this.env, PATH: path },
    });
    const lines = stdout.slice(stdout.lastIndexOf('ENVIRONMENT\n') + 'ENVIRONMENT\n'.length).split('\0');
    const now = lines
      .filter(Boolean)
      .map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]);
    const shellsOwn = ['PATH', 'PWD', 'SHLVL', '_', 'OLDPWD'];
    this.env = Object.fromEntries(now.filter(([name]) => !shellsOwn.includes(name!)));
  }

  async copyIn(from: string, to: string): Promise<void> {
    await cp(from, join(this.folder, to));
  }

  remove(): Promise<void> {
    return rm(this.folder, { recursive: true, force: true });
  }
}
