import { homedir, hostname, userInfo } from 'node:os';
import type { Shell } from '../shell/shell.js';
import { toJson } from './present.js';
import type { CheckResult } from './run-checks.js';
import type { HostFacts, Judged } from './scene/host-facts.js';
import type { Scene } from './scene/scene.js';

/**
 * What may be sent to somebody who is to help: the results, what the hosts did, and versions. Nothing of a key, no value
 * of a variable, no name of a person, a machine, a folder or a mini-app.
 */
export function reportOf(results: readonly CheckResult[], scene: Scene, shell: Shell): object {
  const english = { ...shell, in: (text: { en: string }) => text.en };
  const { certificate } = scene.certificates.active ?? {};
  const report = {
    report: 'apps-in-toss doctor',
    at: scene.now.toISOString(),
    node: process.versions.node,
    openssl: process.versions.openssl,
    platform: `${process.platform} ${process.arch}`,
    packages: Object.fromEntries(
      ['nestjs-apps-in-toss', '@nestjs/core', '@nestjs/config', 'axios'].map((name) => [
        name,
        scene.versionOf(name) ?? null,
      ]),
    ),
    certificate: certificate
      ? {
          issuer: certificate.issuer,
          daysRemaining: certificate.daysRemaining(scene.now),
          // Enough to tell two apart.
          fingerprint: certificate.fingerprint256.slice(0, 11),
        }
      : null,
    variables: scene.settings.used,
    hosts: scene.hosts.map(hostReport),
    checks: toJson(results, english),
  };
  return redacted(report, secretsOf(scene)) as object;
}

function hostReport({ host, origin, addresses, tcpMs, failure, bare, own }: HostFacts): object {
  return {
    host,
    origin,
    addresses: addresses.length,
    ...(tcpMs !== undefined && { tcpMs }),
    ...(failure !== undefined && { failure }),
    ...(bare && { withoutCertificate: askedReport(bare) }),
    ...(own && { withCertificate: askedReport(own) }),
  };
}

function askedReport({ tls, answer, refusal, diagnosis }: Judged): object {
  return {
    ...(tls && { tls }),
    ...(answer && { status: answer.status, headers: Object.keys(answer.headers).sort() }),
    ...(refusal !== undefined && { refusal }),
    ...(diagnosis && { code: diagnosis.code, candidates: diagnosis.candidates }),
  };
}

/** What must not be in it, and what stands in its place. The longest first, so that no end of one is left over. */
function secretsOf({ cwd, certificates }: Scene): [string, string][] {
  const names = certificates.pairs.map(({ certificate }) => certificate?.commonName ?? '');
  const pairs: [string, string][] = [
    [cwd, '<project>'],
    [homedir(), '<home>'],
    [hostname(), '<machine>'],
    [userName(), '<user>'],
    ...names.map((name): [string, string] => [name, '<app>']),
    ...certificates.pairs.flatMap(({ paths }) =>
      [paths.cert, paths.key].flatMap((path): [string, string][] =>
        path === undefined ? [] : [[path, '<file>']],
      ),
    ),
  ];
  // A short name would also be found inside of other words.
  return pairs.filter(([secret]) => secret.length >= 4).sort(([a], [b]) => b.length - a.length);
}

function userName(): string {
  try {
    return userInfo().username;
  } catch {
    return ''; // containers often run as a user without a name
  }
}

function redacted(value: unknown, secrets: readonly [string, string][]): unknown {
  if (typeof value === 'string')
    return secrets.reduce((text, [secret, sign]) => text.replaceAll(secret, sign), value);
  if (Array.isArray(value)) return value.map((each) => redacted(each, secrets));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, redacted(each, secrets)]));
}
