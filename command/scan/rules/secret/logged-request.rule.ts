import type * as t from '@babel/types';
import type { Rule } from '../../finding.interface.js';
import { bare, isCall, isMember, propertyName } from '../../syntax/kinds.js';
import type { SourceFile } from '../../syntax/source-file.js';
import { isStringify, logCalls } from '../../toss/log-calls.js';

export const loggedRequest: Rule = {
  code: 'AIT-S016',
  name: 'logged-request',
  level: 'broken',
  what: {
    ko: 'axios 오류를 통째로 남겨요. 그 안에 비밀 키가 있어요.',
    en: 'An axios error is written out whole, and the private key is inside.',
  },
  why: {
    ko: 'cert와 key로 만든 에이전트는 PEM을 소켓 풀의 이름에 넣어요. JSON.stringify(error), error.config, error.toJSON()이 그것을 그대로 적어요.',
    en: 'An agent made of `cert` and `key` puts the PEM into the names of its socket pools; JSON.stringify(error), error.config and error.toJSON() write them out.',
  },
  instead: {
    ko: 'error.message와 error.code만 남기세요. AppsInTossModule의 에이전트에는 PEM이 없고, AppsInTossError의 toJSON()은 남겨도 안전해요.',
    en: 'Log error.message and error.code. The agents of AppsInTossModule hold no PEM, and toJSON() of AppsInTossError is safe to log.',
  },
  *find(scan) {
    const holdsPem = scan.identities.some(
      (each) =>
        each.kind === 'https-agent' && (each.tls.properties.has('key') || each.tls.properties.has('pfx')),
    );
    const byAxios = scan.tossCalls.some((call) => call.client === 'axios');
    if (!holdsPem || !byAxios) return;
    for (const file of scan.files) {
      if (!scan.isClose(file)) continue;
      for (const { node, values } of logCalls(file)) {
        const inside = [...values, ...stringified(node)];
        if (inside.some((each) => showsRequest(each, file))) yield scan.place({ node, file });
      }
    }
  },
};

/** `error.config`, `error.request`, `error.toJSON()` of what was caught, and the error itself in JSON. */
function showsRequest(node: t.Node, file: SourceFile): boolean {
  if (isCall(node)) {
    const callee = bare(node.callee);
    if (isStringify(node)) {
      const [argument] = node.arguments;
      return argument !== undefined && isCaught(bare(argument), file);
    }
    return isMember(callee) && propertyName(callee) === 'toJSON' && isCaught(bare(callee.object), file);
  }
  if (!isMember(node)) return false;
  return ['config', 'request'].includes(propertyName(node) ?? '') && isCaught(bare(node.object), file);
}

function isCaught(node: t.Node, file: SourceFile): boolean {
  return node.type === 'Identifier' && file.scopes.bindingOf(node)?.kind === 'caught';
}

function stringified(log: t.Node): t.Node[] {
  if (!isCall(log)) return [];
  return log.arguments.flatMap((each) => {
    const node = bare(each);
    const parts = node.type === 'TemplateLiteral' ? node.expressions.map((part) => bare(part)) : [node];
    return parts.filter((part) => isCall(part) && isStringify(part));
  });
}
