import type { Fault, FaultSide } from './fault.interface.js';
import type { TransportCode } from './transport-code.js';

type Entry = readonly [side: FaultSide, cause: string, ko: string, en: string];

const NETWORK_ALLOW_LIST = {
  ko: '방화벽에서 앱인토스 서버(443)로 나가는 연결이 열려 있는지 확인해 주세요.',
  en: 'Check that the firewall lets connections to the Apps in Toss hosts (port 443) out.',
};

/** What each code means and what to do about it, in one place. */
const CATALOGUE: Record<TransportCode, Entry> = {
  AIT_ABORTED: [
    'local',
    'The caller aborted the request.',
    '호출한 쪽에서 요청을 취소했어요. 결과가 unknown이면 서버가 처리했을 수 있으니 상태를 조회해 주세요.',
    'Your own signal ended the request. If the outcome is unknown, the server may have processed it: read the state.',
  ],
  AIT_AGENT_CLOSED: [
    'local',
    'The connections of this certificate were closed by this process before the answer was there.',
    '앱이 종료되는 중이거나 인증서가 내려갔어요. 결과가 unknown이면 상태를 조회해 주세요.',
    'The app is shutting down or the certificate left service. If the outcome is unknown, read the state.',
  ],
  AIT_CERT_EXPIRED: [
    'they-refused-us',
    'The server refused us: our client certificate has expired.',
    '인증서가 만료됐어요. 앱인토스 콘솔에서 새로 발급받아 설정해 주세요.',
    'Issue a new certificate in the Apps in Toss console and configure it.',
  ],
  AIT_CERT_NOT_PRESENTED: [
    'they-refused-us',
    'The server refused us: no client certificate reached it.',
    '클라이언트 인증서가 전송되지 않았어요. 인증서와 키의 짝을 확인해 주세요. 중간에 TLS를 푸는 프록시가 있는지도 확인해 주세요.',
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
    'The server refused us: it did not accept our client certificate, although nothing is wrong with it locally.',
    '로컬에서는 인증서에 문제가 없지만 서버가 거절했어요. 콘솔에서 삭제됐는지, 다른 앱의 인증서는 아닌지 확인해 주세요.',
    'Check in the console whether it was deleted, or belongs to another app or environment.',
  ],
  AIT_CERT_REFUSED_ISSUER: [
    'they-refused-us',
    'The server refused us: it does not know the issuer of our client certificate.',
    '서버가 이 인증서의 발급자를 모른다고 해요. 앱인토스 콘솔에서 발급받은 인증서인지, 접속한 환경이 맞는지 확인해 주세요.',
    'Check that the certificate was issued by the Apps in Toss console, and for the environment you are calling.',
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
  AIT_DEADLINE: [
    'network',
    'The deadline passed before the answer was complete.',
    '제한 시간 안에 응답을 받지 못했어요. 결과가 unknown이면 서버가 처리했을 수 있으니 상태를 조회해 주세요.',
    'If the outcome is unknown, the server may have processed the request: read the state before trying again.',
  ],
  AIT_HOST_NOT_ALLOWED: [
    'local',
    'Refused before a connection was made: this URL does not belong to the configured base URLs.',
    '앱인토스 서버가 아닌 주소에는 인증서를 보여 주지 않아요. apiBaseUrl, payBaseUrl에 속한 주소인지 확인해 주세요.',
    'The certificate is shown to the origins of apiBaseUrl and payBaseUrl only. Use another HTTP client for other hosts.',
  ],
  AIT_NET_DNS: [
    'network',
    'The name of the server could not be resolved.',
    '서버 이름을 찾지 못했어요(DNS). 주소와 네트워크 설정을 확인해 주세요.',
    'Check the base URL and the DNS of this machine.',
  ],
  AIT_NET_FAILED: [
    'ambiguous',
    'The connection failed.',
    '연결에 실패했어요. cause의 코드를 확인해 주세요.',
    'See the code of the cause.',
  ],
  AIT_NET_HANDSHAKE_RESET: [
    'ambiguous',
    'The connection ended during the TLS handshake, without a reason from the other side.',
    'TLS 연결 중에 상대가 이유 없이 연결을 끊었어요. 서버가 인증서를 거절했거나 중간 장비가 끊은 거예요. 인증서가 콘솔에 살아 있는지 먼저 확인해 주세요.',
    'Either the server refused the certificate without saying so, or something on the way cut the connection. Look first whether the certificate still exists in the console.',
  ],
  AIT_NET_HANDSHAKE_TIMEOUT: [
    'network',
    'The server did not finish the TLS handshake in time.',
    `서버가 TLS 연결에 응답하지 않아요. ${NETWORK_ALLOW_LIST.ko}`,
    `The other side is silent. ${NETWORK_ALLOW_LIST.en}`,
  ],
  AIT_NET_REFUSED: [
    'network',
    'Nothing listens at the address of the server (connection refused).',
    '서버가 연결을 받지 않아요. 주소와 포트를 확인해 주세요.',
    'Check host and port of the base URL.',
  ],
  AIT_NET_RESET: [
    'ambiguous',
    'The connection was lost after the request had been handed to it.',
    '요청을 보낸 뒤 연결이 끊겼어요. 서버가 처리했을 수 있으니 상태를 조회한 다음 다시 시도해 주세요.',
    'The server may have processed the request: read the state before trying again.',
  ],
  AIT_NET_UNREACHABLE: [
    'network',
    'The server could not be reached.',
    `서버에 도달하지 못했어요. ${NETWORK_ALLOW_LIST.ko}`,
    NETWORK_ALLOW_LIST.en,
  ],
  AIT_PROXY_AUTH: [
    'network',
    'The proxy wants other credentials.',
    '프록시가 인증을 요구해요. proxy.url의 사용자 이름과 비밀번호를 확인해 주세요.',
    'Check user name and password in proxy.url.',
  ],
  AIT_PROXY_REFUSED: [
    'network',
    'The proxy refused the tunnel.',
    '프록시가 앱인토스 서버(443)로 나가는 CONNECT를 허용하지 않아요. 프록시의 허용 목록을 확인해 주세요.',
    'Let the proxy allow CONNECT to the Apps in Toss hosts on port 443.',
  ],
  AIT_PROXY_UNREACHABLE: [
    'network',
    'The proxy could not be reached.',
    '프록시에 연결하지 못했어요. proxy.url의 주소와 포트를 확인해 주세요.',
    'Check host and port of proxy.url.',
  ],
  AIT_REDIRECT_REFUSED: [
    'local',
    'The server answered with a redirect, which is never followed with the certificate.',
    '앱인토스 API는 리다이렉트를 하지 않아요. 주소가 맞는지, 중간에 프록시가 있는지 확인해 주세요.',
    'The API never redirects. Check the base URL, and whether a proxy answers in its place.',
  ],
  AIT_REQUEST_OPTION_REFUSED: [
    'local',
    'Refused before a connection was made: a request option would have bypassed the certificate or its limits.',
    '인증서와 보안 설정을 우회하는 요청 옵션은 사용할 수 없어요. 해당 옵션을 빼 주세요.',
    'Remove the option; what it sets is decided by AppsInTossModule alone.',
  ],
  AIT_REQUEST_REFUSED: [
    'local',
    'Refused before a connection was made: the request cannot be written as HTTP.',
    '요청의 헤더나 경로에 사용할 수 없는 문자가 있어요.',
    'A header or the path holds characters that HTTP does not allow.',
  ],
  AIT_RESPONSE_TOO_LARGE: [
    'local',
    'The answer is larger than maxResponseBytes.',
    '응답이 제한보다 커요. 정상적인 응답이라면 maxResponseBytes를 늘려 주세요.',
    'Raise maxResponseBytes if such an answer is expected.',
  ],
  AIT_RESPONSE_TRUNCATED: [
    'ambiguous',
    'The connection ended in the middle of the answer.',
    '응답을 받는 도중 연결이 끊겼어요. 서버는 이미 처리했을 수 있으니 상태를 조회해 주세요.',
    'The server has probably processed the request: read the state before trying again.',
  ],
  AIT_RESPONSE_UNREADABLE: [
    'ambiguous',
    'The answer is not valid HTTP, or its body could not be decompressed.',
    '응답을 읽을 수 없어요. 중간에 프록시가 응답을 바꾸는지 확인해 주세요.',
    'Check whether a proxy on the way changes answers.',
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
    'ambiguous',
    'The two sides have no TLS version in common.',
    'TLS 1.2 이상이 필요해요. 중간 프록시의 TLS 버전을 확인해 주세요.',
    'TLS 1.2 or newer is needed. Check the TLS settings of proxies on the way.',
  ],
};

/** The catalogue's entry as a fault. @internal */
export function fault(code: TransportCode, candidates?: readonly TransportCode[]): Fault {
  const [side, cause, ko, en] = CATALOGUE[code];
  return { code, side, cause, hint: { ko, en }, ...(candidates && { candidates }) };
}

/** The same fault, its cause told more closely. @internal */
export function faultBecause(code: TransportCode, detail: string): Fault {
  const plain = fault(code);
  return { ...plain, cause: `${plain.cause.slice(0, -1)} (${detail}).` };
}
