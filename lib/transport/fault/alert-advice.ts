import type { Hint } from '../../foundation/hint.interface.js';

const THEIR_FAULT: Hint = {
  ko: '서버 안에서 문제가 생겼다고 해요. 새 인증서를 쓴 뒤부터라면 서버가 그 인증서를 처리하지 못하는 것일 수 있어요. 콘솔에서 인증서를 확인하고, 계속되면 앱인토스에 문의해 주세요.',
  en: 'The server says that something went wrong inside it. If it began with a new certificate, that may be what it cannot process: check it in the console, and report it to Apps in Toss if it goes on.',
};

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
export function alertAdvice(alert: number): Hint | undefined {
  return ADVICE[alert];
}
