import type { SecureContext } from 'node:tls';
import type { CertificateRegister } from '../authority/certificate-register.js';
import type { LedgerBook } from '../ledger/ledger-book.js';
import type { HostName } from './routing/host-name.js';
import { originOf } from './loopback.js';
import { MtlsServer } from './tls/mtls-server.js';
import type { RefusalPolicy } from './tls/refusal-policy.js';
import type { RequestHandler } from './request-handler.js';

/** The two hosts of Apps in Toss: two ports, one authority, one list of certificates. @internal */
export class HostPair {
  private readonly api = this.server('api');
  private readonly pay = this.server('pay');

  constructor(
    private readonly context: SecureContext,
    private readonly policy: RefusalPolicy,
    private readonly register: CertificateRegister,
    private readonly ledger: LedgerBook,
    private readonly handler: RequestHandler,
    private readonly now: () => Date,
  ) {}

  async listen(
    host: string,
    port: number,
    payPort: number,
  ): Promise<{ apiBaseUrl: string; payBaseUrl: string }> {
    try {
      const apiBaseUrl = originOf(host, await this.api.listen(port, host));
      const payBaseUrl = originOf(host, await this.pay.listen(payPort, host));
      return { apiBaseUrl, payBaseUrl };
    } catch (error) {
      await this.close();
      throw error;
    }
  }

  /** Ends every connection whose certificate is not accepted any more. */
  recheck(): void {
    this.api.recheck();
    this.pay.recheck();
  }

  /** @returns how many connections there were without a request under way */
  closeIdle(): number {
    return this.api.closeIdle() + this.pay.closeIdle();
  }

  async close(): Promise<void> {
    this.handler.close();
    await Promise.all([this.api.close(), this.pay.close()]);
  }

  private server(host: HostName): MtlsServer {
    return new MtlsServer(this.context, this.policy, {
      judge: (fingerprint256, meeting) =>
        this.register.judge(fingerprint256, (reason) => this.policy.delay(reason, meeting)),
      refused: ({ reason, certificate }) => {
        const { appName = null, fingerprint256 = null } = certificate ?? {};
        this.ledger.add('refusals', { at: this.now(), host, reason, appName, fingerprint256 });
      },
      request: (connection, request, response) => {
        void this.handler.handle(host, connection, request, response);
      },
    });
  }
}
