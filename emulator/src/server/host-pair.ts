import type { SecureContext } from 'node:tls';
import type { CertificateRegister } from '../authority/certificate-register.js';
import type { LedgerBook } from '../ledger/ledger-book.js';
import type { HostName } from './host-name.js';
import { originOf } from './loopback.js';
import { MtlsServer } from './mtls-server.js';
import type { RequestHandler } from './request-handler.js';

/** The two hosts of Apps in Toss: two ports, one authority, one list of certificates. @internal */
export class HostPair {
  private readonly api = this.server('api');
  private readonly pay = this.server('pay');

  constructor(
    private readonly context: SecureContext,
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

  async close(): Promise<void> {
    await Promise.all([this.api.close(), this.pay.close()]);
  }

  private server(host: HostName): MtlsServer {
    return new MtlsServer(this.context, {
      judge: (fingerprint256) => this.register.judge(fingerprint256),
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
