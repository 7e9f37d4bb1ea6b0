import 'reflect-metadata';
import { createPublicKey, webcrypto } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { SecureVersion } from 'node:tls';
import { Logger } from '@nestjs/common';
import { PemConverter } from '@peculiar/x509';
import type { AppsInTossModuleOptions } from '../../../lib/options/apps-in-toss-options.interface.js';
import { AppsInTossRuntime } from '../../../lib/runtime/apps-in-toss.runtime.js';
import { serverNames } from '../../helpers/mtls-lab.js';
import { type Authority, createAuthority, type Issued, type IssueOptions } from '../../helpers/pki.js';
import { Judge } from './judge.js';
import { Mount } from './mount.js';

/** The authority that `run.mjs` made, which this process trusts by default. */
export async function trustedAuthority(): Promise<Authority> {
  const pem = await readFile(process.env['ROTATION_AUTHORITY_KEY'] ?? '', 'utf8');
  const algorithm = { name: 'ECDSA', namedCurve: 'P-256' };
  const [pkcs8 = new ArrayBuffer(0)] = PemConverter.decode(pem);
  const spki = createPublicKey(pem).export({ type: 'spki', format: 'der' });
  const { subtle } = webcrypto;
  const keys = {
    privateKey: await subtle.importKey('pkcs8', pkcs8, algorithm, true, ['sign']),
    publicKey: await subtle.importKey('spki', spki, algorithm, true, ['verify']),
  };
  return createAuthority({ commonName: 'Rotation Root', keys });
}

export interface StandOptions {
  readonly version?: SecureVersion;
  readonly answerMs?: number;
  readonly resumes?: boolean;
  readonly module?: Partial<AppsInTossModuleOptions>;
  /** Something that carries the bytes of the judge's TLS. */
  readonly behind?: (port: number) => Promise<Gateway>;
  /** A gateway in front of the judge: given the port of the judge, gives its own. */
  readonly gateway?: (backend: number, stand: { authority: Authority; server: Issued }) => Promise<Gateway>;
}

export interface Gateway {
  readonly port: number;
  close(): Promise<void>;
}

/** One mini-app as it runs in production, its certificates in a mounted folder, and the server that judges it. */
export class Stand {
  #closers: Array<() => Promise<unknown>> = [];
  #generation = 0;
  /** Generation by serial number. */
  readonly generations = new Map<string, number>();

  private constructor(
    readonly authority: Authority,
    readonly judge: Judge,
    readonly mount: Mount,
    readonly runtime: AppsInTossRuntime,
    readonly origin: string,
    readonly first: Issued,
  ) {}

  static async open({
    version,
    module,
    gateway,
    behind,
    resumes = true,
    answerMs = 0,
  }: StandOptions = {}): Promise<Stand> {
    // Hundreds of rotations are hundreds of lines.
    Logger.overrideLogger(false);
    const authority = await trustedAuthority();
    const server = await authority.issue(serverNames());
    const tls = { cert: server.chain, key: server.key, ca: authority.pem };
    const judge = await Judge.start({
      answerMs,
      resumes,
      ...(!gateway && { tls, ...(version && { version }) }),
    });
    const front = (await gateway?.(judge.port, { authority, server })) ?? (await behind?.(judge.port));
    const first = await authority.issue();
    const mount = await Mount.create(first);
    const origin = `https://127.0.0.1:${front?.port ?? judge.port}`;
    const runtime = await AppsInTossRuntime.start({
      certificate: { directory: mount.folder },
      apiBaseUrl: origin,
      payBaseUrl: origin,
      retries: 0,
      ...module,
    });
    const stand = new Stand(authority, judge, mount, runtime, origin, first);
    stand.#closers.push(
      () => runtime.onApplicationShutdown(),
      () => mount.close(),
      () => judge.close(),
      async () => front?.close(),
    );
    stand.generations.set(first.x509.serialNumber, 0);
    runtime.store.events$.subscribe(({ type, certificate }) => {
      if (type !== 'activated') return;
      stand.#generation += 1;
      stand.generations.set(certificate?.serialNumber ?? '', stand.#generation);
    });
    return stand;
  }

  /** How many swaps there have been. */
  get generation(): number {
    return this.#generation;
  }

  issue(options?: IssueOptions): Promise<Issued> {
    return this.authority.issue(options);
  }

  /** Publishes a pair, and resolves when it serves: with the milliseconds since it was whole on disk. */
  async rotate(next: Issued): Promise<number> {
    const serving = this.activation(next);
    await this.mount.publish(next);
    const published = performance.now();
    const at = await serving;
    await this.mount.tidy();
    return at - published;
  }

  /** Puts another pair beside the one that is mounted. */
  async addPair(name: string, { chain, key }: Issued): Promise<void> {
    await writeFile(join(this.mount.folder, `${name}_public.crt`), chain);
    await writeFile(join(this.mount.folder, `${name}_private.key`), key);
  }

  activation({ fingerprint256 }: Issued): Promise<number> {
    return new Promise((resolve, reject) => {
      const late = (): void => reject(this.runtime.store.problem ?? new Error('no rotation for ten seconds'));
      const timer = setTimeout(late, 10_000);
      const watch = this.runtime.store.events$.subscribe(({ type, certificate }) => {
        if (type !== 'activated' || certificate?.fingerprint256 !== fingerprint256) return;
        watch.unsubscribe();
        clearTimeout(timer);
        resolve(performance.now());
      });
    });
  }

  /** Requests that began after a swap and came under a certificate from before it, as the server saw them. */
  async stale(): Promise<number> {
    const { seen } = await this.judge.report();
    let stale = 0;
    for (const [key, count] of seen) {
      const [serial = '', believed = ''] = key.split(' ');
      const shown = this.generations.get(serial);
      if (shown === undefined) throw new Error('the judge saw a certificate that never served');
      if (shown < Number(believed)) stale += count;
    }
    return stale;
  }

  onClose(closer: () => Promise<unknown>): void {
    this.#closers.unshift(closer);
  }

  async close(): Promise<void> {
    for (const closer of this.#closers.splice(0)) await closer();
  }
}
