import { Logger } from '@nestjs/common';
import type { CertificateEvent } from '../certificate/events/certificate-event.interface.js';

/**
 * The store's events as log lines: one line each, what happened first, then what to do.
 *
 * @internal
 */
export class CertificateLog {
  readonly #logger: Logger;

  constructor(name?: string) {
    this.#logger = new Logger(name === undefined ? 'AppsInToss' : `AppsInToss:${name}`);
  }

  write(event: CertificateEvent): void {
    const severity = level(event);
    // What goes as it should explains itself.
    const why = severity === 'log' ? '' : reason(event.reason);
    const line = [subject(event), why, reason(event.warning)].filter(Boolean).join(' ');
    this.#logger[severity](line);
  }

  /** Something a function of the user threw, which changes nothing else. */
  failed(what: string, error: unknown): void {
    this.#logger.error(`${what} failed`, error instanceof Error ? error.stack : undefined);
  }

  /** A method of the user that asks for events and cannot be called. */
  unreachable(what: string): void {
    this.#logger.warn(
      `${what} is not called: its provider is made per request. Use a singleton. / 요청마다 만들어지는 프로바이더라서 호출되지 않아요. 싱글턴 프로바이더에 두세요.`,
    );
  }

  warn(reasons: Iterable<CertificateEvent['reason']>): void {
    for (const each of reasons) this.#logger.warn(reason(each));
  }
}

function subject({ type, certificate, previous, daysRemaining }: CertificateEvent): string {
  if (!certificate) return `Certificate ${type}.`;
  const { commonName, serialNumber, fingerprint256, validTo } = certificate;
  const name = `${commonName} (serial ${serialNumber}, SHA-256 ${fingerprint256.slice(0, 23)}…)`;
  const replaced = previous ? ` in place of serial ${previous.serialNumber}` : '';
  const left = daysRemaining ?? certificate.daysRemaining;
  return `Certificate ${type}: ${name}${replaced}, valid to ${validTo}, ${left} days left.`;
}

function reason(why: CertificateEvent['warning']): string {
  return why ? `[${why.code}] ${why.message} ${why.hint.en} / ${why.hint.ko}` : '';
}

function level({ type, role }: CertificateEvent): 'log' | 'warn' | 'error' {
  if (type === 'loaded' || type === 'activated') return 'log';
  if (type === 'expired') return role === 'standby' ? 'warn' : 'error';
  return type === 'expiring' || type === 'revoked' ? 'warn' : 'error';
}
