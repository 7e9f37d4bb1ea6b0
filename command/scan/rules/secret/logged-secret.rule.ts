import type * as t from '@babel/types';
import type { Rule } from '../../finding.interface.js';
import type { Scan } from '../../scan-context.js';
import { isMember, propertyName } from '../../syntax/kinds.js';
import { objectOf } from '../../syntax/objects.js';
import type { Site, SourceFile } from '../../syntax/source-file.js';
import { textsOf } from '../../syntax/texts.js';
import { logCalls } from '../../toss/log-calls.js';

const TOKEN = /^(access|refresh)_?token$/i;
const KEY_VARIABLE = /^<env:\w*(TOSS|AIT_|MTLS|CLIENT)\w*KEY(_PEM|_BASE_?64|_B64)?>$/i;
const PERSONAL = new Set([
  '/user/oauth2/generate-token',
  '/user/oauth2/refresh-token',
  '/user/oauth2/login-me',
]);

export const loggedSecret: Rule = {
  code: 'AIT-S015',
  name: 'logged-secret',
  level: 'broken',
  what: {
    ko: '키, 토큰, 개인정보를 로그에 적어요.',
    en: 'A key, a token or personal data is written to the log.',
  },
  why: {
    ko: '로그는 수집기, 오류 추적 서비스, 여러 사람의 화면으로 퍼져요. 토큰은 그 사람으로 로그인할 수 있게 하고, 키는 우리 서비스로 결제할 수 있게 해요.',
    en: 'Logs travel to collectors, error trackers and many screens. A token signs in as that person; the key pays in the name of your service.',
  },
  instead: {
    ko: '있는지만 적거나(Boolean(token)) 지문을 적으세요. AppsInTossError의 toJSON()에는 비밀이 없어요.',
    en: 'Say only that it is there (Boolean(token)), or log a fingerprint. toJSON() of AppsInTossError holds no secret.',
  },
  *find(scan) {
    const keys = keyBindings(scan);
    for (const file of scan.files) {
      if (!scan.isClose(file)) continue;
      for (const { node, values } of logCalls(file)) {
        const secret = values.find((each) => isSecret(scan, { node: each, file }, keys));
        if (secret) yield scan.place({ node, file }, wordFor(secret, file));
      }
    }
  },
};

function isSecret(scan: Scan, site: Site, keys: ReadonlySet<t.Node>): boolean {
  const { node, file } = site;
  const name = isMember(node) ? propertyName(node) : node.type === 'Identifier' ? node.name : undefined;
  if (name === undefined) return false;
  if (TOKEN.test(name)) return true;
  const body = scan.answers.bodyOf(site);
  if (body?.endpoint && PERSONAL.has(body.endpoint)) return true;
  const binding = node.type === 'Identifier' ? file.scopes.bindingOf(node) : undefined;
  if (binding && keys.has(binding.identifier)) return true;
  if (textsOf(scan.values, site).some((text) => KEY_VARIABLE.test(text))) return true;
  return scan.values
    .origins(site)
    .some((each) => each.node.type === 'ObjectExpression' && hasToken(scan, each));
}

/** `{ Authorization: … }`, or an object of options that holds such headers or a key. */
function hasToken(scan: Scan, site: Site): boolean {
  const { properties } = objectOf(scan.values, site);
  const headers = properties.get('headers');
  const names = [...properties.keys(), ...(headers ? objectOf(scan.values, headers).properties.keys() : [])];
  return (
    names.some((each) => /^authorization$/i.test(each)) || (properties.has('cert') && properties.has('key'))
  );
}

/** The variables that hold the private key: those that are given as `key`. */
function keyBindings(scan: Scan): Set<t.Node> {
  const found = new Set<t.Node>();
  const views = [...scan.identities.map((each) => each.tls), ...scan.tossCalls.map((each) => each.options)];
  for (const { properties } of views) {
    const key = properties.get('key');
    const binding = key?.node.type === 'Identifier' ? key.file.scopes.bindingOf(key.node) : undefined;
    if (binding) found.add(binding.identifier);
  }
  return found;
}

function wordFor({ start, end }: t.Node, { text }: SourceFile): string {
  return text.slice(start ?? 0, Math.min(end ?? 0, (start ?? 0) + 60));
}
