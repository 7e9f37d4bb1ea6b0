import type { Hint } from '../../foundation/hint.interface.js';
import { fault, faultBecause } from '../fault/fault-catalogue.js';
import type { Fault } from '../fault/fault.interface.js';
import { ownDefect, REFUSALS } from '../classification/own-defect.js';
import type { PresentedCertificate } from '../classification/presented-certificate.interface.js';

/** An answer, as far as it can tell a gateway from the API behind it. @internal */
export interface GatewayAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: string;
}

type Complaint = 'none-sent' | 'not-accepted' | 'plain-http' | 'asked-late';

/** Words of nginx's own pages (and what is derived from it), of Go's `net/http` and of Apache; seen on real servers. */
const WORDS: ReadonlyArray<readonly [RegExp, Complaint]> = [
  [/No required SSL certificate was sent/i, 'none-sent'],
  [/The SSL certificate error/i, 'not-accepted'],
  [/The plain HTTP request was sent to HTTPS port/i, 'plain-http'],
  [/Client sent an HTTP request to an HTTPS server/i, 'plain-http'],
  [/Cannot perform Post-Handshake Authentication/i, 'asked-late'],
];

/** nginx's statuses of its own, where its configuration lets them out. */
const STATUSES: Readonly<Record<number, Complaint>> = {
  495: 'not-accepted',
  496: 'none-sent',
  497: 'plain-http',
};

/** Longer than any such page; keeps the search cheap. */
const PAGE_LENGTH = 4_096;

/**
 * What a gateway's error page says about our certificate. Some gateways finish the handshake with any certificate and
 * refuse with an HTTP answer, which must not be read as "the request was bad". Undefined for every other answer.
 *
 * @internal
 */
export function gatewaySignature(
  answer: GatewayAnswer,
  certificate: PresentedCertificate | undefined,
  now: Date,
): Fault | undefined {
  const { status } = answer;
  const complaint = complaintOf(answer);
  if (!complaint) return undefined;
  const detail = `a gateway answered HTTP ${status}`;
  if (complaint === 'plain-http') return fault('AIT_TLS_PLAIN_REQUEST');
  if (complaint === 'asked-late') return askedLate(detail);
  if (complaint === 'none-sent') return faultBecause('AIT_CERT_NOT_PRESENTED', detail);
  const candidates = certificate === undefined ? REFUSALS : undefined;
  return faultBecause(ownDefect(certificate, now) ?? 'AIT_CERT_REFUSED', detail, candidates);
}

/** It wants the certificate for this path alone, and asks after the handshake: under TLS 1.3 Node cannot answer that. */
function askedLate(detail: string): Fault {
  const more = `${detail}: it asks for the certificate after the handshake, which Node cannot answer under TLS 1.3`;
  return { ...faultBecause('AIT_TLS_FAILED', more), side: 'they-refused-us', hint: ASKED_LATE };
}

const ASKED_LATE: Hint = {
  ko: '게이트웨이가 핸드셰이크가 끝난 뒤에 인증서를 요구해요(post-handshake authentication). Node는 TLS 1.3에서 여기에 답할 수 없어요. 인증서를 바꿔도 소용없어요. 주소가 맞는지, 직접 두신 게이트웨이라면 핸드셰이크에서 인증서를 요구하도록 되어 있는지 확인해 주세요.',
  en: 'The gateway asks for a certificate after the handshake (post-handshake authentication), and Node cannot answer that under TLS 1.3. Another certificate would not help. Check the base URL; a gateway of your own has to ask in the handshake.',
};

/** nginx's own page from its first byte to its last, whatever it calls itself at the end. */
const OWN_PAGE =
  /^<html>\s*<head><title>400 (No required SSL certificate was sent|The SSL certificate error)<\/title><\/head>\s*<body[^>]*>\s*<center><h1>400 Bad Request<\/h1><\/center>\s*<center>\1<\/center>\s*<hr><center>[^<]{1,64}<\/center>\s*<\/body>\s*<\/html>\s*(?:<!-- a padding to disable MSIE and Chrome friendly error page -->\s*)*$/;

/**
 * Whether a refusal of our certificate was written by the server we are connected to, which then has passed nothing on.
 * nginx closes the connection after it. A page that a service further behind had got, and handed through, would come
 * with the headers of that service, and does not end the connection.
 *
 * @internal
 */
export function isOwnRefusalPage({ status, headers, body }: GatewayAnswer): boolean {
  const type = String(headers['content-type'] ?? '');
  const connection = String(headers['connection'] ?? '');
  return status === 400 && /^text\/html/i.test(type) && /^close$/i.test(connection) && OWN_PAGE.test(body);
}

/** Statuses with which gateways refuse a certificate, each in a page of its own making. */
const REFUSALS_OF_GATEWAYS = new Set([400, 401, 403]);

/** Whether an answer is a page with which some gateway may be refusing our certificate. @internal */
export function isRefusalPage({ status, headers, body }: GatewayAnswer): boolean {
  const type = String(headers['content-type'] ?? '').toLowerCase();
  return REFUSALS_OF_GATEWAYS.has(status) && (type.includes('html') || body.trimStart().startsWith('<'));
}

function complaintOf({ status, headers, body }: GatewayAnswer): Complaint | undefined {
  if (status < 400 || status >= 500) return undefined;
  const type = String(headers['content-type'] ?? '').toLowerCase();
  // The API answers in JSON, and may quote anything.
  if (type.includes('json') || /^\s*[{[]/.test(body)) return undefined;
  const page = body.slice(0, PAGE_LENGTH);
  return WORDS.find(([words]) => words.test(page))?.[1] ?? STATUSES[status];
}
