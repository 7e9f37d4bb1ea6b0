import type { Rule } from '../../finding.interface.js';
import type { Scan } from '../../scan-context.js';
import { bare, isCall, isMember, propertyName } from '../../syntax/kinds.js';
import { objectOf } from '../../syntax/objects.js';
import type { HttpCall } from '../../toss/http-call.js';

const LIMITS: Readonly<Record<HttpCall['client'], readonly string[]>> = {
  fetch: ['signal'],
  undici: ['signal', 'headersTimeout', 'bodyTimeout'],
  'node-fetch': ['signal', 'timeout'],
  axios: ['timeout', 'signal', 'cancelToken'],
  https: ['timeout', 'signal'],
};

export const noTimeout: Rule = {
  code: 'AIT-S004',
  name: 'no-timeout',
  level: 'soon',
  what: {
    ko: '제한 시간이 없는 요청이에요.',
    en: 'A request without a time limit.',
  },
  why: {
    ko: 'axios와 https는 끝없이, fetch는 5분까지 기다려요. 상대가 멈추면 우리 요청도 쌓여서 서버 전체가 멈춰요.',
    en: 'axios and https wait for ever, fetch for five minutes. When the other side hangs, requests pile up until the whole server does.',
  },
  instead: {
    ko: '전체 시간을 재는 signal: AbortSignal.timeout(10_000)이나 axios의 timeout을 주세요. AppsInTossClient에는 기본 제한 시간이 있어요(deadline 옵션).',
    en: 'Give it `signal: AbortSignal.timeout(10_000)`, or axios its `timeout`. AppsInTossClient has a deadline by default.',
  },
  *find(scan) {
    const axiosLimited = hasAxiosDefault(scan);
    for (const call of scan.tossCalls) {
      const { client, options, site } = call;
      if (options.open || (client === 'axios' && axiosLimited)) continue;
      if (LIMITS[client].some((name) => options.properties.has(name))) continue;
      if (isRaced(call) || agentLimits(scan, call) || isLimitedLater(call)) continue;
      yield scan.place(site, call.endpoint);
    }
  },
};

function hasAxiosDefault(scan: Scan): boolean {
  return scan.files.some((file) =>
    file.all('AssignmentExpression').some(({ left }) => isMember(left) && propertyName(left) === 'timeout'),
  );
}

/** An argument of `Promise.race`, or of a helper such as `withTimeout(…)`. */
function isRaced({ site: { node, file } }: HttpCall): boolean {
  for (const each of file.outward(node)) {
    if (!isCall(each) || each === node) continue;
    const callee = bare(each.callee);
    const name = isMember(callee) ? propertyName(callee) : callee.type === 'Identifier' ? callee.name : '';
    if (name === 'race' || /timeout|deadline/i.test(name ?? '')) return true;
  }
  return false;
}

/** `new https.Agent({ timeout })` limits the sockets. */
function agentLimits(scan: Scan, { options }: HttpCall): boolean {
  const agent = options.properties.get('httpsAgent') ?? options.properties.get('agent');
  const made = agent ? scan.values.origins(agent) : [];
  return made.some(({ node, file }) => {
    if (node.type !== 'NewExpression') return false;
    const [argument] = node.arguments;
    return objectOf(scan.values, argument && { node: argument, file }).properties.has('timeout');
  });
}

/** `https.request(…).setTimeout(…)`, or the same through a variable. */
function isLimitedLater({ client, site: { node, file } }: HttpCall): boolean {
  if (client !== 'https') return false;
  const parent = file.parentOf(node);
  if (isMember(parent)) return propertyName(parent) === 'setTimeout';
  if (parent?.type !== 'VariableDeclarator' || parent.id.type !== 'Identifier') return false;
  const binding = file.scopes.bindingOf(parent.id);
  const uses = binding ? file.scopes.usesOf(binding) : [];
  return uses.some((use) => {
    const member = file.parentOf(use);
    return isMember(member) && (propertyName(member) === 'setTimeout' || propertyName(member) === 'destroy');
  });
}
