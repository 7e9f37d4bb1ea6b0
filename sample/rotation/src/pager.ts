import { Injectable, Logger } from '@nestjs/common';
import { type CertificateEvent, OnCertificateEvent } from 'nestjs-apps-in-toss';

/** What somebody has to look at. A real app sends this to a messenger. */
@Injectable()
export class Pager {
  readonly pages: string[] = [];
  private readonly logger = new Logger(Pager.name);

  @OnCertificateEvent(['expiring', 'expired', 'rejected', 'reload-failed'])
  page({ type, certificate, reason }: CertificateEvent): void {
    this.pages.push(type);
    this.logger.warn(`${type} ${certificate?.serialNumber ?? ''} ${reason.hint.ko}`);
  }
}
