import type { IssueCertificateOptions, IssuedCertificate } from './authority/issue-certificate.interface.js';
import type { DecryptionSettings } from './decryption-settings.js';
import type { EmulatorClock } from './emulator-clock.js';
import type { Ledger } from './ledger/ledger.interface.js';
import type { EmulatedUser } from './login/emulated-user.interface.js';
import type { Script } from './script/script.interface.js';

/**
 * A running Apps in Toss of your own.
 *
 * @publicApi
 */
export interface Emulator {
  /** Origin of the main host, such as `https://127.0.0.1:41234`. */
  readonly apiBaseUrl: string;
  /** Origin of the host for Toss Pay. */
  readonly payBaseUrl: string;
  /** PEM of the authority: what a client must trust, and the issuer of the client certificates. */
  readonly ca: string;
  /** What Toss would mail: how to decrypt personal data. */
  readonly decryption: DecryptionSettings;
  /** What really happened. */
  readonly ledger: Ledger;
  readonly clock: EmulatorClock;

  /**
   * Issues a client certificate with CN = `appName`, as the console does. Any number may be valid side by side.
   *
   * @throws TypeError when a name, `days` or `validFrom` is not usable
   */
  issueCertificate(appName: string, options?: IssueCertificateOptions): Promise<IssuedCertificate>;

  /**
   * The console's delete. From now on the certificate is refused: on connections that exist (they are ended, requests
   * in flight included), on resumed sessions and on new ones.
   *
   * @throws Error when the emulator issued no such certificate
   */
  deleteCertificate(fingerprint256: string): void;

  /** Signs a user in and returns the code that the SDK would hand to the mini-app: good once, for 10 minutes. */
  issueAuthorizationCode(appName: string, user?: Partial<EmulatedUser>): string;

  /**
   * Says what happens to the next request of a method and path, or the next `times` of them (default 1). Later scripts
   * of the same path wait for their turn. The shared prefix of all paths may be left out.
   *
   * @example
   * emulator.script('POST', '/user/oauth2/refresh-token').answer({ status: 502, body: '<html></html>' });
   */
  script(method: string, path: string, options?: { readonly times?: number }): Script;

  /** Ends every connection and frees both ports. */
  close(): Promise<void>;
}
