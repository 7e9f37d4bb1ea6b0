import type { Hint } from '../../foundation/hint.interface.js';

const THEIR_FAULT: Hint = {
  ko: '서버 안에서 문제가 생겼다고 해요. 새 인증서를 쓴 뒤부터라면 서버가 그 인증서를 처리하지 못하는 것일 수 있어요. 콘솔에서 인증서를 확인하고, 계속되면 앱인토스에 문의해 주세요.',
  en: 'The server says that something went wrong inside it. If it began with a new certificate, that may be what it cannot process: check it in the console, and report it to Apps in Toss if it goes on.',
};

/** The server has not seen a certificate of ours by then. lighttpd says it where its own certificate has expired. */
const BEFORE_A_WORD: Hint = {
  ko: '서버가 인증서를 보기도 전에 서버 안에서 문제가 생겼다고 해요. 서버 자신의 인증서가 만료된 것일 수도 있어요. 이쪽 인증서와는 상관없어요. 주소와 중간 프록시를 확인하고, 계속되면 앱인토스에 문의해 주세요.',
  en: 'The server says that something went wrong inside it, before it had seen a certificate: its own may have expired. Yours is not the reason. Check the base URL and proxies on the way, and report it to Apps in Toss if it goes on.',
};

const INTERNAL_ERROR = 80;

const ADVICE: Readonly<Record<number, Hint>> = {
  47: THEIR_FAULT,
  51: THEIR_FAULT,
  80: THEIR_FAULT,
  112: {
    ko: '서버가 이 주소의 이름을 모른다고 해요. apiBaseUrl과 payBaseUrl의 주소, DNS, 중간 프록시를 확인해 주세요.',
    en: 'The server does not know the host name it was asked for. Check apiBaseUrl and payBaseUrl, DNS, and proxies on the way.',
  },
  120: {
    ko: '서버가 HTTP/1.1을 받지 않는다고 해요. 앱인토스 서버가 아닌 곳에 연결됐을 수 있으니 주소와 중간 프록시를 확인해 주세요.',
    en: 'The server does not speak HTTP/1.1, so it is probably not the one of Apps in Toss. Check the base URL and proxies on the way.',
  },
};

/** What to do about an alert that says nothing about our certificate, where there is more to say than its code. @internal */
export function alertAdvice(alert: number, serverSpoke: boolean | undefined): Hint | undefined {
  return alert === INTERNAL_ERROR && serverSpoke === false ? BEFORE_A_WORD : ADVICE[alert];
}
