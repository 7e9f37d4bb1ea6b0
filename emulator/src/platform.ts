import { createSecureContext } from 'node:tls';
import { openAuthority } from './authority/authority-state.js';
import { CertificateRegister } from './authority/certificate-register.js';
import { ClientCertificateIssuer } from './authority/client-certificate-issuer.js';
import type { RegisteredCertificate } from './authority/registered-certificate.interface.js';
import { commands } from './commands.js';
import { decryptionSettings } from './decryption-settings.js';
import type { DecryptionSettings } from './decryption-settings.js';
import { MovableClock } from './emulator-clock.js';
import type { EmulatorOptions } from './emulator-options.interface.js';
import type { Emulator } from './emulator.interface.js';
import { LedgerBook } from './ledger/ledger-book.js';
import type { ScriptOptions } from './script/script.interface.js';
import { ScriptQueue } from './script/script-queue.js';
import type { Exchange } from './server/exchange.interface.js';
import { HostPair } from './server/host-pair.js';
import { assertLoopback } from './server/loopback.js';
import { RefusalPolicy } from './server/tls/refusal-policy.js';
import { RequestHandler } from './server/request-handler.js';
import { services } from './services.js';
import { ownerApp } from './state/owner-app.js';
import { Tables } from './state/tables.js';

/** A running emulator, and what only those inside of the package may touch. @internal */
export interface Platform {
  readonly emulator: Emulator;
  /** Its whole memory; see {@link Tables}. Keep it somewhere and give it to the next one. */
  readonly tables: Tables;
  /** Scripts that wait for requests. */
  readonly scripts: Pick<ScriptQueue, 'list' | 'stop'>;
  /** The console's list of certificates, deleted ones included. */
  certificates(): readonly RegisteredCertificate[];
  /** Calls `listener` after each request, when its answer is on the way (or will never be). @returns what ends it */
  onExchange(listener: (exchange: Exchange) => void): () => void;
}

/**
 * Starts an emulator on the memory of an earlier one, or on none.
 *
 * @throws TypeError when an option is not usable
 * @throws Error of `net` when a port is taken
 * @internal
 */
export async function startPlatform(
  options: EmulatorOptions = {},
  tables: Tables = new Tables(),
): Promise<Platform> {
  const { port = 0, payPort = 0, host = '127.0.0.1', now = () => new Date() } = options;
  const { minVersion = 'TLSv1.2', maxVersion = 'TLSv1.3', keys = 'rsa', ledgerLimit = Infinity } = options;
  assertLoopback(host);
  if (minVersion > maxVersion) throw new TypeError('minVersion: expected no newer version than maxVersion');
  if (!(ledgerLimit >= 0)) throw new TypeError('ledgerLimit: expected a number of entries, 0 or more');
  const policy = new RefusalPolicy(options.refusals ?? {});
  const decryption = rememberedDecryption(tables, options.decryption);

  const clock = new MovableClock(now, tables.table('clock'), () => hosts.recheck());
  const time = () => clock.now();
  const ledger = new LedgerBook(tables, ledgerLimit);
  const scripts = new ScriptQueue();
  const all = services(tables, time, ledger, decryption, options);
  const listeners = new Set<(exchange: Exchange) => void>();
  const seen = (exchange: Exchange) => listeners.forEach((listener) => listener(exchange));

  const { authority, server } = await openAuthority(tables);
  const register = new CertificateRegister(tables.table('certificates'), time);
  const issuer = new ClientCertificateIssuer(authority, register, time, keys);
  const context = createSecureContext({
    ...server,
    ca: authority.pem,
    minVersion,
    maxVersion,
    // Without it OpenSSL refuses to resume the session of a client that has a certificate.
    sessionIdContext: 'apps-in-toss-emulator',
  });
  const handler = new RequestHandler(all.router, ledger, scripts, time, seen);
  const hosts = new HostPair(context, policy, register, ledger, handler, time);
  const { apiBaseUrl, payBaseUrl } = await hosts.listen(host, port, payPort);

  const emulator: Emulator = {
    apiBaseUrl,
    payBaseUrl,
    ca: authority.pem,
    decryption,
    ledger,
    clock,
    issueCertificate: (appName, issueOptions) => issuer.issue(appName, issueOptions),
    deleteCertificate: (fingerprint256) => {
      register.delete(fingerprint256);
      hosts.recheck();
    },
    ...commands(all, (method, appName) => ownerApp(method, appName, register.list())),
    script: (target: string, path?: string | ScriptOptions, scriptOptions?: ScriptOptions) =>
      typeof path === 'string'
        ? scripts.addPath(target, path, scriptOptions)
        : scripts.addTarget(target, path),
    clearScripts: () => scripts.clear(),
    closeIdleConnections: () => hosts.closeIdle(),
    close: async () => {
      all.sender.close();
      await hosts.close();
    },
  };
  return {
    emulator,
    tables,
    scripts,
    certificates: () => register.list(),
    onExchange: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

/** Given settings win over remembered ones, and those over fresh ones. */
function rememberedDecryption(tables: Tables, given: DecryptionSettings | undefined): DecryptionSettings {
  const table = tables.table<DecryptionSettings>('decryption');
  return table.set('settings', decryptionSettings(given ?? table.get('settings')));
}
