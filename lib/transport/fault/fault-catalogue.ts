import type { FaultText } from './fault-text.interface.js';
import type { Fault } from './fault.interface.js';
import { TLS_FAULT_TEXTS } from './tls-fault-texts.js';
import type { TransportCode } from './transport-code.js';

const NETWORK_ALLOW_LIST = {
  ko: '방화벽에서 앱인토스 서버(443)로 나가는 연결이 열려 있는지 확인해 주세요.',
  en: 'Check that the firewall lets connections to the Apps in Toss hosts (port 443) out.',
};

/** What each code means and what to do about it. */
const CATALOGUE: Readonly<Record<TransportCode, FaultText>> = {
  ...TLS_FAULT_TEXTS,
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
  AIT_INTERCEPTOR_FAILED: [
    'local',
    'An interceptor of axiosRef failed, or tried what a call of the typed client does not allow.',
    'axiosRef에 단 인터셉터에서 오류가 났거나 허용되지 않는 일을 하려 했어요. cause를 보고 고쳐 주세요. 결과가 unknown이면 요청은 이미 나갔으니 상태를 조회해 주세요.',
    'Look at the cause and mend the interceptor. If the outcome is unknown, the request had gone out already: read the state.',
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
    `서버가 TLS 연결에 응답하지 않아요. ${NETWORK_ALLOW_LIST.ko} 주소를 바꿨다면 그 포트가 HTTPS인지도 확인해 주세요.`,
    `The other side is silent. ${NETWORK_ALLOW_LIST.en} With a base URL of your own, check that its port speaks HTTPS.`,
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
  AIT_PROXY_FAILED: [
    'network',
    'The proxy could not open the tunnel.',
    '프록시가 앱인토스 서버(443)까지 연결하지 못했어요. 프록시에서 그 주소로 나갈 수 있는지 확인해 주세요.',
    'Check that the proxy itself can reach the Apps in Toss hosts on port 443, and that it is in order.',
  ],
  AIT_PROXY_REFUSED: [
    'network',
    'The proxy refused the tunnel.',
    '프록시가 앱인토스 서버(443)로 나가는 CONNECT를 허용하지 않아요. 프록시의 허용 목록을 확인해 주세요.',
    'Let the proxy allow CONNECT to the Apps in Toss hosts on port 443.',
  ],
  AIT_PROXY_TLS: [
    'network',
    'The TLS connection to the proxy itself failed.',
    '프록시와 TLS로 연결하지 못했어요. proxy.url이 http://로 시작해야 하는 프록시인지, 프록시의 인증서를 믿을 수 있는지(ca 옵션) 확인해 주세요. 앱인토스 인증서와는 상관없어요.',
    'Check whether proxy.url should begin with http://, and that the certificate of the proxy is trusted (option ca) and names its host. Your client certificate has nothing to do with it.',
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
  AIT_REQUEST_BODY_FAILED: [
    'local',
    'The stream that was to be the body of the request failed, or closed before its end.',
    '요청 본문으로 넘긴 스트림이 끝나기 전에 실패했어요. cause를 확인해 주세요. 결과가 unknown이면 서버가 앞부분을 받았을 수 있으니 상태를 조회해 주세요.',
    'See the cause, and mend the stream. If the outcome is unknown, the server got the beginning of it: read the state.',
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
  AIT_UNDIAGNOSED: [
    'ambiguous',
    'This error holds no evidence of a fault of the connection.',
    '연결 문제라는 근거가 없는 오류예요. 오류의 code와 cause를 직접 확인해 주세요.',
    'It may not come from a connection at all: see the error itself, its code and its cause.',
  ],
};

/** The catalogue's entry as a fault. @internal */
export function fault(code: TransportCode, candidates?: readonly TransportCode[]): Fault {
  const [side, cause, ko, en] = CATALOGUE[code];
  return { code, side, cause, hint: { ko, en }, ...(candidates && { candidates }) };
}

/** The same fault, its cause told more closely. @internal */
export function faultBecause(
  code: TransportCode,
  detail: string,
  candidates?: readonly TransportCode[],
): Fault {
  const plain = fault(code, candidates);
  return { ...plain, cause: `${plain.cause.slice(0, -1)} (${detail}).` };
}
