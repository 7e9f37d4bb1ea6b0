import type { ClientCertificate } from '../certificate/client-certificate.js';
import type { ProbeResult } from '../transport/probe.interface.js';

/** For a certificate in its last days. @internal */
export function certificateMessage(certificate: ClientCertificate, now: Date): string {
  const days = certificate.daysRemaining(now);
  return (
    `The certificate expires in ${days} days. Issue a new one in the Apps in Toss console and put it beside the old one. / ` +
    `인증서가 ${days}일 뒤에 만료돼요. 앱인토스 콘솔에서 새 인증서를 발급받아 설정해 주세요.`
  );
}

/** For a host that did not accept the handshake. @internal */
export function probeMessage({ origin, error }: ProbeResult): string {
  return error ? `${origin}: ${error.message} ${error.hint.en} / ${error.hint.ko}` : origin;
}
