import { access, constants } from 'node:fs/promises';
import { delimiter, resolve } from 'node:path';

const PACKAGES: Readonly<Record<string, string>> = {
  '/usr/bin/python3': 'python3',
  '/usr/lib/lighttpd/mod_openssl.so': 'lighttpd-mod-openssl',
  apache2: 'apache2-bin',
  go: 'golang-go',
  haproxy: 'haproxy',
  java: 'default-jdk-headless',
  javac: 'default-jdk-headless',
  lighttpd: 'lighttpd',
  nginx: 'nginx-light',
  openssl: 'openssl',
  stunnel4: 'stunnel4',
  tinyproxy: 'tinyproxy-bin',
};

/** Fails, never skips: a table with holes would look like one without faults. */
export async function assertInstalled(programs: readonly string[]): Promise<void> {
  const missing: string[] = [];
  for (const program of programs) if (!(await isInstalled(program))) missing.push(program);
  if (missing.length === 0) return;
  const packages = missing.map((program) => PACKAGES[program] ?? program).join(' ');
  throw new Error(
    `not installed: ${missing.join(', ')}. On Debian: apt-get install -y --no-install-recommends ${packages}`,
  );
}

async function isInstalled(program: string): Promise<boolean> {
  const mode = program.endsWith('.so') ? constants.R_OK : constants.X_OK;
  const folders = [...(process.env['PATH'] ?? '').split(delimiter), '/usr/sbin'];
  const tries = folders.map((folder) => access(resolve(folder, program), mode));
  return (await Promise.allSettled(tries)).some(({ status }) => status === 'fulfilled');
}
