import { posix } from 'node:path';
import { parse } from '@babel/parser';
import type * as t from '@babel/types';
import { textOf, write, type Tree } from '../devkit.interface.js';
import type { HostApp } from '../host-app.js';
import type { Notes } from '../note.js';
import { applyEdits } from '../source/edits.js';

const COMMENT =
  '// On SIGTERM calls in flight are let finish: a payment that is cut off has an unknown outcome.';

/** Calls `enableShutdownHooks()` where the application is made; whoever has the call already keeps theirs. */
export function editMain(tree: Tree, app: HostApp, notes: Notes): void {
  const path = posix.join(app.sourceRoot, 'main.ts');
  const text = textOf(tree, path);
  if (text?.includes('enableShutdownHooks')) return;
  const made = text === undefined ? undefined : madeIn(text);
  if (text === undefined || !made) {
    notes.add(
      `${path}에서 NestFactory.create를 찾지 못했어요. 앱을 만든 다음 줄에 app.enableShutdownHooks();를 넣어 주세요.`,
      `No NestFactory.create was found in ${path}: put app.enableShutdownHooks(); on the line after it.`,
    );
    return;
  }
  const line = text.slice(text.lastIndexOf('\n', made.start) + 1, made.start);
  const indent = /^\s*/.exec(line)?.[0] ?? '';
  const added = `\n${indent}${COMMENT}\n${indent}${made.variable}.enableShutdownHooks();`;
  write(tree, path, applyEdits(text, [{ start: made.end, end: made.end, text: added }]));
}

/** `const app = await NestFactory.create(…)`, at the top of the file or in one of its functions. */
function madeIn(text: string): { variable: string; start: number; end: number } | undefined {
  const { program } = parse(text, { sourceType: 'module', plugins: ['typescript', 'decorators-legacy'] });
  for (const statement of program.body.flatMap((each) => [each, ...bodyOf(each)])) {
    if (statement.type !== 'VariableDeclaration') continue;
    for (const { id, init } of statement.declarations) {
      if (id.type !== 'Identifier' || !makesApp(init)) continue;
      return { variable: id.name, start: statement.start ?? 0, end: statement.end ?? 0 };
    }
  }
  return undefined;
}

function bodyOf(statement: t.Statement): readonly t.Statement[] {
  const declared = statement.type === 'ExportNamedDeclaration' ? statement.declaration : statement;
  return declared?.type === 'FunctionDeclaration' ? declared.body.body : [];
}

function makesApp(init: t.Expression | null | undefined): boolean {
  const call = init?.type === 'AwaitExpression' ? init.argument : init;
  return (
    call?.type === 'CallExpression' &&
    call.callee.type === 'MemberExpression' &&
    call.callee.object.type === 'Identifier' &&
    call.callee.object.name === 'NestFactory'
  );
}
