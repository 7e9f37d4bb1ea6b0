import { createSecureContext } from 'node:tls';
import { CertificateAuthority } from './authority/certificate-authority.js';
import { CertificateRegister } from './authority/certificate-register.js';
import { ClientCertificateIssuer } from './authority/client-certificate-issuer.js';
import { issueServerCertificate } from './authority/server-certificate.js';
import { decryptionSettings } from './decryption-settings.js';
import { MovableClock } from './emulator-clock.js';
import type { EmulatorOptions } from './emulator-options.interface.js';
import type { Emulator } from './emulator.interface.js';
import { LedgerBook } from './ledger/ledger-book.js';
import { loginEndpoints } from './login/login.endpoints.js';
import { LoginService } from './login/login-service.js';
import { ScriptQueue } from './script/script-queue.js';
import { HostPair } from './server/host-pair.js';
import { assertLoopback } from './server/loopback.js';
import { RequestHandler } from './server/request-handler.js';
import { Router } from './server/router.js';

/**
 * Starts a local Apps in Toss: two HTTPS hosts that demand client certificates of an authority made for this run.
 *
 * @throws TypeError when an option is not usable
 * @throws Error of `net` when a port is taken
 * @publicApi
 */
export async function startEmulator(options: EmulatorOptions = {}): Promise<Emulator> {
  const { port = 0, payPort = 0, host = '127.0.0.1', now = () => new Date() } = options;
  const { minVersion = 'TLSv1.2', maxVersion = 'TLSv1.3' } = options;
  assertLoopback(host);
  if (minVersion > maxVersion) throw new TypeError('minVersion: expected no newer version than maxVersion');
  const decryption = decryptionSettings(options.decryption);

  const clock = new MovableClock(now, () => hosts.recheck());
  const time = () => clock.now();
  const ledger = new LedgerBook();
  const scripts = new ScriptQueue();
  const login = new LoginService(time, ledger, decryption, options.tokens ?? {});
  const router = new Router([...loginEndpoints(login)]);

  const authority = await CertificateAuthority.create();
  const register = new CertificateRegister(time);
  const issuer = new ClientCertificateIssuer(authority, register, time);
  const context = createSecureContext({
    ...(await issueServerCertificate(authority)),
    ca: authority.pem,
    minVersion,
    maxVersion,
    // Without it OpenSSL refuses to resume the session of a client that has a certificate.
    sessionIdContext: 'apps-in-toss-emulator',
  });
  const hosts = new HostPair(
    context,
    register,
    ledger,
    new RequestHandler(router, ledger, scripts, time),
    time,
  );
  const { apiBaseUrl, payBaseUrl } = await hosts.listen(host, port, payPort);

  return {
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
    issueAuthorizationCode: (appName, user) => login.issueCode(appName, user),
    script: (method, path, { times = 1 } = {}) => scripts.add(method, path, times),
    close: () => hosts.close(),
  };
}
