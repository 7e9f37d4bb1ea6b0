import type { ClientCertificate } from '../certificate/client-certificate.js';
import type { AppsInTossError } from '../foundation/apps-in-toss.error.js';
import type { Hint } from '../foundation/hint.interface.js';
import type { ProbeResult } from '../transport/probe/probe.interface.js';

/** The same in both languages. @internal */
export type HealthText = Hint;

/** What serves while something else should. @internal */
export interface ServingFacts {
  readonly active: ClientCertificate;
  readonly hasStandby: boolean;
  readonly now: Date;
}

/** One line of several texts: English first, then Korean. @internal */
export function oneMessage(texts: readonly HealthText[]): string {
  return `${texts.map(({ en }) => en).join(' ')} / ${texts.map(({ ko }) => ko).join(' ')}`;
}

/** What is wrong, and what to do. @internal */
export function textOf({ message, hint }: AppsInTossError): HealthText {
  return { en: `${message} ${hint.en}`, ko: hint.ko };
}

/** For a certificate in its last days. @internal */
export function expiringSoon(certificate: ClientCertificate, now: Date): HealthText {
  const days = certificate.daysRemaining(now);
  return {
    en: `The certificate expires in ${days} days. Issue a new one in the Apps in Toss console and put it beside the old one.`,
    ko: `인증서가 ${days}일 뒤에 만료돼요. 앱인토스 콘솔에서 새 인증서를 발급받아 설정해 주세요.`,
  };
}

/** @internal */
export function expiredInUse(): HealthText {
  return {
    en: 'The certificate in use has expired and there is no other. Requests may still succeed on connections that are open already; new connections are refused.',
    ko: '쓰고 있는 인증서가 만료됐고 다른 인증서가 없어요. 이미 열린 연결로는 아직 성공할 수 있지만, 새 연결은 거절돼요.',
  };
}

/** For the seconds until the store looks at the dates again. @internal */
export function leftAtExpiry(): HealthText {
  return {
    en: 'The certificate in use has just expired; another one takes over within seconds.',
    ko: '쓰던 인증서가 방금 만료됐고, 곧 다른 인증서로 바뀌어요.',
  };
}

/** @internal */
export function rejectedInUse(): HealthText {
  return {
    en: 'A server rejected the certificate in use, and there is no standby to take over.',
    ko: '서버가 쓰고 있는 인증서를 거절했는데, 대신할 인증서가 없어요.',
  };
}

/** Nobody notices, until it would have to take over. @internal */
export function rejectedStandby({ serialNumber }: ClientCertificate): HealthText {
  return {
    en: `A server rejects the certificate that would take over (serial ${serialNumber}).`,
    ko: `대신할 인증서(일련번호 ${serialNumber})를 서버가 거절해요.`,
  };
}

/** @internal */
export function heldBackBehind(newer: ClientCertificate, facts: ServingFacts): HealthText {
  const { en, ko } = serving(facts);
  return {
    en: `The newest certificate (serial ${newer.serialNumber}) is not in use; ${en}`,
    ko: `가장 새로운 인증서(일련번호 ${newer.serialNumber})를 쓰지 못하고 있어요. ${ko}`,
  };
}

/** @internal */
export function sourceNotTaken(facts: ServingFacts): HealthText {
  const { en, ko } = serving(facts);
  return {
    en: `Not everything in the certificate source could be taken; ${en}`,
    ko: `인증서 소스에 쓸 수 없는 것이 있어요. ${ko}`,
  };
}

function serving({ active, hasStandby, now }: ServingFacts): HealthText {
  const days = active.daysRemaining(now);
  return {
    en: `the one with serial ${active.serialNumber} serves and has ${days} days left${hasStandby ? '' : ', without a standby'}.`,
    ko: `일련번호 ${active.serialNumber}인 인증서로 계속 일하고 있고, ${days}일 남았어요.${hasStandby ? '' : ' 대신할 인증서는 없어요.'}`,
  };
}

/** @internal */
export function undecidedGrants(count: number): HealthText {
  return {
    en: `${count} grants of points wait for a person: promotion.undecided() lists them, promotion.decide() settles them.`,
    ko: `사람이 확인해야 하는 포인트 지급이 ${count}건 있어요. promotion.undecided()로 보고 promotion.decide()로 정해 주세요.`,
  };
}

/** @internal */
export function checkFailed(): HealthText {
  return {
    en: 'The health check itself failed, so it is not known how the certificate is.',
    ko: '상태 확인 자체가 실패해서 인증서가 어떤 상태인지 알 수 없어요.',
  };
}

/** For a host that did not accept the handshake. @internal */
export function probeMessage({ origin, error }: ProbeResult): string {
  return error ? `${origin}: ${oneMessage([textOf(error)])}` : origin;
}
