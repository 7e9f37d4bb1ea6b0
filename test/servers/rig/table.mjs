/** The tables of docs/diagnosis, made of what the tests found. */

const FAULTS = {
  'no certificate': '인증서 없음',
  expired: '만료',
  'not yet valid': '유효 기간 시작 전',
  'other authority': '다른 인증 기관',
  'missing intermediate': '중간 인증서 빠짐',
  'revoked by CRL': 'CRL로 폐기',
  'wrong purpose': '용도가 다름',
  'wrong host name': '서버 이름이 다름',
  'self-signed server': '자체 서명 서버',
  'expired server': '서버 인증서 만료',
  'plain HTTP port': 'HTTP 포트',
  'version clash': 'TLS 버전 충돌',
  refused: '연결 거부',
  DNS: 'DNS',
  silent: '응답 없음',
};

/** Faults that a server finds when it looks at what the client presents. */
const OF_CLIENTS = Object.keys(FAULTS).slice(0, 7);

const WORDS = {
  ko: {
    head: ['결함', 'TLS', 'Node가 한 말', '오류만으로', '프로브까지', '3 MB 본문'],
    or: ' 또는 ',
    same: '같음',
    of: (n) => `후보 ${n}개`,
  },
  en: {
    head: ['fault', 'TLS', 'what Node said', 'from the error alone', 'with the probe', '3 MB body'],
    or: ' or ',
    same: 'same',
    of: (n) => `${n} candidates`,
  },
};

/** Markdown: one section per server, one row per fault and TLS version. */
export function tables(findings, language) {
  const names = [...new Set(findings.map(({ server }) => server))];
  // Those that were looked at with both bodies first, whichever suite was done first.
  const servers = names.toSorted((one, other) => bodiesOf(findings, other) - bodiesOf(findings, one));
  return servers
    .map((server) => `### ${server}\n\n${table(findings, server, WORDS[language], language)}`)
    .join('\n\n');
}

function bodiesOf(findings, server) {
  return new Set(findings.filter((each) => each.server === server).map(({ body }) => body)).size;
}

function table(findings, server, words, language) {
  const lines = [row(words.head), row(words.head.map(() => '---'))];
  for (const fault of Object.keys(FAULTS)) {
    for (const version of ['TLSv1.2', 'TLSv1.3']) {
      const of = (body, client) =>
        findings.find(
          (each) =>
            each.server === server &&
            each.fault === fault &&
            each.version === version &&
            each.body === body &&
            each.client === client,
        );
      const small = of('small', 'ours');
      lines.push(
        row([
          language === 'ko' ? FAULTS[fault] : fault,
          version.slice(4),
          // What the library refuses to load never gets to the wire; there another client stands in.
          (small.words === 'nothing' ? of('small', 'stock') : small).words,
          said(small.first, words),
          said(small.last, words),
          large(small, of('3 MB', 'ours'), words),
        ]),
      );
    }
  }
  return lines.join('\n');
}

function said({ code, candidates }, words) {
  return candidates ? `\`${code}\` (${words.of(candidates.length)})` : `\`${code}\``;
}

/**
 * Under TLS 1.3 the server refuses while the body is still being written, and its reset may overtake its alert: without
 * a certificate to probe with, either may be what we know. The rest does not change from run to run.
 */
function large(small, big, words) {
  if (!big) return '-';
  const races =
    small.version === 'TLSv1.3' && small.fault === OF_CLIENTS[0] && small.words.startsWith('alert');
  if (races) return `${words.same}${words.or}\`AIT_NET_RESET\` (${words.of(2)})`;
  const [one, other] = [said(small.last, words), said(big.last, words)];
  return one === other ? words.same : other;
}

function row(cells) {
  return `| ${cells.join(' | ')} |`;
}
