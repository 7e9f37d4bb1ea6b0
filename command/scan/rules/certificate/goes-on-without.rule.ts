import type * as t from '@babel/types';
import type { Rule } from '../../finding.interface.js';
import type { Place } from '../../place.interface.js';
import type { Scan } from '../../scan-context.js';
import { bare, isCall, isFunction, isMember, isNothing, propertyName } from '../../syntax/kinds.js';
import type { Site, SourceFile } from '../../syntax/source-file.js';
import { readsOfCertificates } from '../../toss/certificate-reads.js';
import { functionAround } from '../../toss/lifetime.js';

export const goesOnWithout: Rule = {
  code: 'AIT-S010',
  name: 'goes-on-without',
  level: 'broken',
  what: {
    ko: '인증서가 없으면 인증서 없이 계속해요.',
    en: 'Where the certificate is missing, the code goes on without it.',
  },
  why: {
    ko: '서버는 멀쩡히 뜨고 /health도 통과하지만, 첫 사용자의 요청부터 모두 실패해요. 배포할 때 알았어야 할 일을 사용자가 알게 돼요.',
    en: 'The server starts and passes /health, and fails from the first user on: they find out what the deployment should have.',
  },
  instead: {
    ko: '시작할 때 던지세요. AppsInTossModule은 쓸 수 있는 인증서가 없으면 이유를 말하고 시작하지 않아요. 개발할 때는 에뮬레이터(npx apps-in-toss-emulator)를 쓰세요.',
    en: 'Throw at start. AppsInTossModule does not begin without a usable certificate, and says why. For development there is the emulator (npx apps-in-toss-emulator).',
  },
  *find(scan) {
    const made = scan.identities.filter((each) => each.hasCertificate).map((each) => each.site);
    const reads = readsOfCertificates(scan).map((each) => each.site);
    yield* choices(scan, made);
    yield* earlyLeaves(scan, [...made, ...reads]);
    yield* swallowed(scan, [...made, ...reads]);
  },
};

/** `cert && key ? new https.Agent(…) : undefined` */
function* choices(scan: Scan, made: readonly Site[]): Generator<Place> {
  for (const { node, file } of made) {
    let below: t.Node = node;
    for (const at of file.outward(node)) {
      if (isFunction(at)) break;
      if (at.type === 'ConditionalExpression' && below !== at.test) {
        const other = bare(below === at.consequent ? at.alternate : at.consequent);
        if (isWithout(scan, other, file)) yield scan.place({ node: at, file });
      }
      below = at;
    }
  }
}

/** `if (!cert) return undefined;` in the function that would have used it */
function* earlyLeaves(scan: Scan, made: readonly Site[]): Generator<Place> {
  const seen = new Set<t.Node>();
  for (const { node, file } of made) {
    const owner = functionAround(file, node);
    for (const branch of owner ? file.all('IfStatement') : []) {
      if (seen.has(branch) || functionAround(file, branch) !== owner) continue;
      if (!asksForMissing(branch.test, file) || !leavesWithout(scan, branch.consequent, file)) continue;
      seen.add(branch);
      yield scan.place({ node: branch, file });
    }
  }
}

/** `try { … new https.Agent(…) } catch { return undefined; }` */
function* swallowed(scan: Scan, made: readonly Site[]): Generator<Place> {
  const seen = new Set<t.Node>();
  for (const { node, file } of made) {
    let below: t.Node = node;
    for (const at of file.outward(node)) {
      if (isFunction(at)) break;
      if (at.type === 'TryStatement' && at.block === below && at.handler && !seen.has(at)) {
        seen.add(at);
        const holdsRequest = scan.calls.some(
          (call) => call.site.file === file && [...file.outward(call.site.node)].includes(at),
        );
        if (!holdsRequest && onlyTalks(scan, at.handler.body, file))
          yield scan.place({ node: at.handler, file });
      }
      below = at;
    }
  }
}

function isWithout(scan: Scan, node: t.Node, file: SourceFile): boolean {
  if (isNothing(node)) return true;
  if (node.type === 'ObjectExpression') return node.properties.length === 0;
  const same = scan.identities.find((each) => each.site.node === node && each.site.file === file);
  return same !== undefined && !same.hasCertificate && !same.options.open;
}

const SUBJECT = /cert|pem|pfx|mtls|(^|[^a-z])key(?!s)|exists/i;

/** `!cert`, `cert === undefined`, `!existsSync(certPath)`, joined by `||`. */
function asksForMissing(test: t.Node, file: SourceFile): boolean {
  const node = bare(test);
  const text = () => file.text.slice(node.start ?? 0, node.end ?? 0);
  if (node.type === 'LogicalExpression') {
    return asksForMissing(node.left, file) || asksForMissing(node.right, file);
  }
  if (node.type === 'UnaryExpression') return node.operator === '!' && SUBJECT.test(text());
  if (node.type !== 'BinaryExpression' || !['==', '==='].includes(node.operator)) return false;
  return [node.left, node.right].some((each) => isNothing(each)) && SUBJECT.test(text());
}

function leavesWithout(scan: Scan, branch: t.Statement, file: SourceFile): boolean {
  const statements = branch.type === 'BlockStatement' ? branch.body : [branch];
  const last = statements.at(-1);
  if (last?.type !== 'ReturnStatement' || !statements.slice(0, -1).every(isTalk)) return false;
  return !last.argument || isWithout(scan, bare(last.argument), file);
}

/** A handler that says something at most, and then goes on. */
function onlyTalks(scan: Scan, body: t.BlockStatement, file: SourceFile): boolean {
  return body.body.every((each) => {
    if (each.type === 'ReturnStatement') return !each.argument || isWithout(scan, bare(each.argument), file);
    if (each.type === 'ExpressionStatement' && each.expression.type === 'AssignmentExpression') {
      return isWithout(scan, bare(each.expression.right), file);
    }
    return isTalk(each);
  });
}

/** `console.warn(…)`, `this.logger.warn(…)` */
function isTalk(statement: t.Statement): boolean {
  if (statement.type !== 'ExpressionStatement' || !isCall(statement.expression)) return false;
  const callee = bare(statement.expression.callee);
  return isMember(callee) && /^(log|info|warn|error|debug|verbose|trace)$/.test(propertyName(callee) ?? '');
}
