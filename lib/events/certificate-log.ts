import { Logger } from '@nestjs/common';
import type { EnvironmentFacts } from '../options/environment/environment-facts.js';
import { type LogFields, LogLine } from './log-line.js';
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
    const why = ORDINARY.has(event.type) ? '' : reason(event.reason);
    const line = [subject(event), why, reason(event.warning)].filter(Boolean).join(' ');
    this.#logger[severity](new LogLine(`certificate.${event.type}`, line, fields(event)));
  }

  /** Something a function of the user threw, which changes nothing else. */
  failed(what: string, error: unknown): void {
    this.#logger.error(`${what} failed`, error instanceof Error ? error.stack : undefined);
  }

  /** A method of the user that asks for events and cannot be called. */
  unreachable(what: string): void {
    this.#logger.warn(
      `${what} is not called: its provider is made per request or per consumer. Use a singleton. / 요청이나 주입 대상마다 만들어지는 프로바이더라서 호출되지 않아요. 싱글턴 프로바이더에 두세요.`,
    );
  }

  /** The same mini-app is registered in several places. */
  registeredTwice(name: string | undefined, times: number): void {
    const which = name === undefined ? 'without a name' : `under the name '${name}'`;
    this.#logger.warn(
      `AppsInTossModule is registered ${times} times ${which}: each has connections of its own and reads the certificates by itself. Register it once with isGlobal, or give each mini-app a name. / AppsInTossModule이 같은 이름으로 ${times}번 등록되어, 연결을 따로 열고 인증서도 따로 읽어요. isGlobal로 한 번만 등록하거나 미니앱마다 name을 다르게 주세요.`,
    );
  }

  /** A lenient start without a usable certificate, which is what was asked for. */
  startedWithout(): void {
    this.#logger.warn(
      "Started without a usable certificate, as startup 'lenient' allows: health is down, and every call fails at once with outcome not-sent until there is one. / 쓸 수 있는 인증서 없이 시작했어요(startup: lenient). 인증서가 생길 때까지 헬스는 down이고, 모든 호출은 보내지 않고(not-sent) 바로 실패해요.",
    );
  }

  /** Once: personal data came, and there is no key to read it with. */
  staysEncrypted(): void {
    this.#logger.warn(
      'login.getMe() returns personal data as it came, encrypted (base64): name, phone and the like are no plain text. Set the option decryption with the key and AAD that the console e-mails. / decryption 옵션이 없어서 getMe의 이름, 전화번호 등이 암호문(base64) 그대로예요. 콘솔이 이메일로 보낸 키와 AAD를 decryption 옵션에 넣어 주세요.',
    );
  }

  /** Names only, never a value. */
  readFrom({ used, ignored }: EnvironmentFacts): void {
    const rest = ignored.length > 0 ? ` Set and not read: ${ignored.join(', ')}.` : '';
    this.#logger.log(`Options are read from ${used.join(', ') || 'no environment variable'}.${rest}`);
  }
}

const ORDINARY: ReadonlySet<CertificateEvent['type']> = new Set(['loaded', 'activated', 'recovered']);

function subject({ type, certificate, previous, daysRemaining }: CertificateEvent): string {
  if (!certificate) return `Certificate ${type}.`;
  const { commonName, serialNumber, fingerprint256, validTo } = certificate;
  const name = `${commonName} (serial ${serialNumber}, SHA-256 ${fingerprint256.slice(0, 23)}…)`;
  const replaced = previous ? ` in place of serial ${previous.serialNumber}` : '';
  const left = daysRemaining ?? certificate.daysRemaining;
  return `Certificate ${type}: ${name}${replaced}, valid to ${validTo}, ${left} days left.`;
}

/** The facts of the sentence, for whatever reads JSON. */
function fields({
  certificate,
  previous,
  daysRemaining,
  role,
  reason: { code },
}: CertificateEvent): LogFields {
  return {
    code,
    role,
    commonName: certificate?.commonName,
    serialNumber: certificate?.serialNumber,
    fingerprint256: certificate?.fingerprint256,
    validTo: certificate?.validTo,
    daysRemaining: daysRemaining ?? certificate?.daysRemaining,
    previousSerialNumber: previous?.serialNumber,
  };
}

function reason(why: CertificateEvent['warning']): string {
  return why ? `[${why.code}] ${why.message} ${why.hint.en} / ${why.hint.ko}` : '';
}

function level({ type, role, warning }: CertificateEvent): 'log' | 'warn' | 'error' {
  if (type === 'loaded' || type === 'activated' || type === 'recovered') return warning ? 'warn' : 'log';
  if (type === 'expired') return role === 'standby' ? 'warn' : 'error';
  return type === 'expiring' || type === 'revoked' ? 'warn' : 'error';
}
