import type { FaultText } from './fault-text.interface.js';
import type { TransportCode } from './transport-code.js';

/** The codes that concern certificates, ours or the server's, and TLS. @internal */
export type TlsFaultCode = Extract<TransportCode, `AIT_CERT_${string}` | `AIT_TLS_${string}`>;

/** Their texts. @internal */
export const TLS_FAULT_TEXTS: Readonly<Record<TlsFaultCode, FaultText>> = {
  AIT_CERT_EXPIRED: [
    'they-refused-us',
    'The server refused us: our client certificate has expired.',
    '인증서가 만료됐어요. 앱인토스 콘솔에서 새로 발급받아 설정해 주세요.',
    'Issue a new certificate in the Apps in Toss console and configure it.',
  ],
  AIT_CERT_NOT_PRESENTED: [
    'they-refused-us',
    'The server refused us: no client certificate reached it.',
    '클라이언트 인증서가 전송되지 않았어요. 인증서와 키가 한 쌍인지 확인해 주세요. 중간에 TLS를 푸는 프록시가 있는지도 확인해 주세요.',
    'Check that certificate and key belong together, and that no proxy on the way ends the TLS connection.',
  ],
  AIT_CERT_NOT_YET_VALID: [
    'they-refused-us',
    'The server refused us: our client certificate is not valid yet.',
    '인증서의 유효 기간이 아직 시작되지 않았어요. 서버의 시계를 확인해 주세요.',
    'The validity of the certificate has not begun. Check the clock of this machine.',
  ],
  AIT_CERT_REFUSED: [
    'they-refused-us',
    'The server refused us: it did not accept our client certificate.',
    '유효 기간에 문제가 없다면, 콘솔에서 삭제됐는지, 다른 앱이나 다른 환경의 인증서는 아닌지, 받은 파일의 중간 인증서가 빠지지 않았는지 확인해 주세요.',
    'If its dates are fine: check in the console whether it was deleted or belongs to another app or environment, and that no intermediate certificate of its file was left out.',
  ],
  AIT_CERT_REFUSED_ISSUER: [
    'they-refused-us',
    'The server refused us: it does not know the issuer of our client certificate.',
    '서버가 이 인증서의 발급자를 모른다고 해요. 앱인토스 콘솔에서 발급받은 인증서인지, 접속한 환경이 맞는지, 받은 파일의 중간 인증서가 빠지지 않았는지 확인해 주세요.',
    'Check that the console issued it for the environment you are calling, and that no intermediate certificate of its file was left out.',
  ],
  AIT_CERT_REFUSED_PURPOSE: [
    'they-refused-us',
    'The server refused us: our certificate is not meant for clients.',
    '클라이언트 인증 용도의 인증서가 아니에요. 콘솔에서 발급받은 인증서를 사용해 주세요.',
    'Use the certificate that the console issued; this one lacks the purpose clientAuth.',
  ],
  AIT_CERT_REFUSED_REVOKED: [
    'they-refused-us',
    'The server refused us: our client certificate was revoked or deleted.',
    '콘솔에서 삭제된 인증서예요. 새로 발급받아 설정해 주세요.',
    'It was deleted in the console. Issue a new certificate and configure it.',
  ],
  AIT_CERT_REVOKED: [
    'local',
    'This certificate was revoked in this process; nothing goes out under it any more.',
    '폐기 처리한 인증서예요. 새 인증서를 설정해 주세요.',
    'Configure a new certificate.',
  ],
  AIT_TLS_FAILED: [
    'ambiguous',
    'The TLS connection failed.',
    'TLS 연결에 실패했어요. cause의 코드를 확인해 주세요.',
    'See the code of the cause.',
  ],
  AIT_TLS_NOT_TLS: [
    'network',
    'The other side does not speak TLS.',
    'HTTPS가 아닌 포트에 연결했어요. 주소의 포트나 프록시 설정을 확인해 주세요.',
    'The port or a proxy speaks plain HTTP. Check the base URL.',
  ],
  AIT_TLS_PLAIN_REQUEST: [
    'network',
    'A plain HTTP request reached the HTTPS port of the server, so no certificate came with it.',
    '암호화하지 않은 HTTP 요청이 HTTPS 포트에 도착했어요. 주소가 https://로 시작하는지, 중간 프록시가 TLS를 풀어 버리지 않는지 확인해 주세요.',
    'Check that the URL begins with https://, and that no proxy on the way ends the TLS connection.',
  ],
  AIT_TLS_SERVER_EXPIRED: [
    'we-refused-them',
    'We refused the server: its certificate (not yours) is out of date.',
    '내 인증서가 아니라 서버의 인증서가 만료됐어요. 이 서버의 시계와 접속 주소를 확인해 주세요.',
    'It is the certificate of the server, not yours. Check the clock of this machine and the base URL.',
  ],
  AIT_TLS_SERVER_NAME: [
    'we-refused-them',
    'We refused the server: its certificate is for another name.',
    '다른 서버에 연결됐어요. DNS, 프록시, 접속 주소를 확인해 주세요.',
    'You are talking to another host. Check DNS, proxy and base URL.',
  ],
  AIT_TLS_SERVER_UNTRUSTED: [
    'we-refused-them',
    'We refused the server: its certificate comes from an authority this machine does not trust.',
    '중간 프록시가 통신을 가로채고 있을 수 있어요. 검증을 끄지 말고, 사설 게이트웨이라면 ca 옵션에 인증 기관을 넣어 주세요.',
    'A proxy may be intercepting. Do not turn verification off; for a private gateway or the emulator set the option ca.',
  ],
  AIT_TLS_VERSION: [
    'network',
    'The two sides have no TLS version in common.',
    'TLS 1.2 이상이 필요해요. 중간 프록시의 TLS 버전을 확인해 주세요.',
    'TLS 1.2 or newer is needed. Check the TLS settings of proxies on the way.',
  ],
};
