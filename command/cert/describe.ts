import type { CertificateFacts } from '../certificates/certificate-facts.js';
import type { Inspected, Remark } from '../certificates/inspect-pair.js';
import type { Shell } from '../shell/shell.js';
import type { Text } from '../shell/text.js';

const ROWS = {
  file: { ko: '파일', en: 'file' },
  key: { ko: '키 파일', en: 'key file' },
  subject: { ko: '주인', en: 'subject' },
  issuer: { ko: '발급자', en: 'issuer' },
  from: { ko: '시작', en: 'valid from' },
  to: { ko: '끝', en: 'valid to' },
  serial: { ko: '일련번호', en: 'serial' },
  fingerprint: { ko: '지문', en: 'SHA-256' },
  kind: { ko: '키 종류', en: 'key kind' },
  purposes: { ko: '용도', en: 'purposes' },
  chain: { ko: '체인', en: 'chain' },
} as const satisfies Record<string, Text>;

/** One certificate, for people. */
export function describe({ files, certificate, problem, warnings }: Inspected, shell: Shell): string {
  const rows: [keyof typeof ROWS, string][] = [];
  if (files.cert !== undefined) rows.push(['file', files.cert]);
  if (files.key !== undefined) rows.push(['key', files.key]);
  if (certificate) rows.push(...factRows(certificate, shell));
  const width = Math.max(...rows.map(([name]) => columns(shell.in(ROWS[name])))) + 2;
  const table = rows.map(([name, value]) => {
    const title = shell.in(ROWS[name]);
    return `${shell.paint('dim', title)}${' '.repeat(width - columns(title))}${value}`;
  });
  const remarks = [
    ...(problem ? [describeRemark(problem, 'red', shell)] : []),
    ...warnings.map((each) => describeRemark(each, 'yellow', shell)),
  ];
  return [...table, ...remarks].join('\n');
}

function factRows(facts: CertificateFacts, shell: Shell): [keyof typeof ROWS, string][] {
  return [
    ['subject', facts.subject],
    ['issuer', facts.issuer],
    ['from', facts.validFrom],
    ['to', `${facts.validTo} (${daysLeft(facts, shell)})`],
    ['serial', facts.serialNumber],
    ['fingerprint', facts.fingerprint256],
    ['kind', facts.keyKind],
    ...(facts.purposes.length > 0 ? [['purposes', facts.purposes.join(', ')] as ['purposes', string]] : []),
    ...facts.chain.map(({ subject, validTo }): ['chain', string] => ['chain', `${subject} (~ ${validTo})`]),
  ];
}

/** Days left, in the colour of its state. */
export function daysLeft({ daysRemaining, state }: CertificateFacts, shell: Shell): string {
  if (state === 'expired') return shell.paint('red', shell.in({ ko: '만료됨', en: 'expired' }));
  if (state === 'not-yet-valid')
    return shell.paint('red', shell.in({ ko: '아직 시작 전', en: 'not valid yet' }));
  const text = shell.in({ ko: `${daysRemaining}일 남음`, en: `${daysRemaining} days left` });
  return shell.paint(state === 'expiring' ? 'yellow' : 'green', text);
}

/** A code, what it means and what to do. */
export function describeRemark(remark: Remark, style: 'red' | 'yellow', shell: Shell): string {
  const mark = style === 'red' ? '✗' : '!';
  return `${shell.paint(style, `${mark} ${remark.code}`)} ${remark.message}\n  → ${shell.in(remark.hint)}`;
}

/** Korean letters take two columns of a terminal. */
function columns(text: string): number {
  return [...text].reduce((sum, letter) => sum + (/[\u1100-\uffdc]/.test(letter) ? 2 : 1), 0);
}
