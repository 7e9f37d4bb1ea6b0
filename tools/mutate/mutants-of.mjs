import ts from 'typescript';

const FLIPPED = new Map([
  [ts.SyntaxKind.LessThanToken, '<='],
  [ts.SyntaxKind.LessThanEqualsToken, '<'],
  [ts.SyntaxKind.GreaterThanToken, '>='],
  [ts.SyntaxKind.GreaterThanEqualsToken, '>'],
  [ts.SyntaxKind.EqualsEqualsEqualsToken, '!=='],
  [ts.SyntaxKind.ExclamationEqualsEqualsToken, '==='],
  [ts.SyntaxKind.AmpersandAmpersandToken, '||'],
  [ts.SyntaxKind.BarBarToken, '&&'],
  [ts.SyntaxKind.PlusToken, '-'],
  [ts.SyntaxKind.MinusToken, '+'],
  [ts.SyntaxKind.AsteriskToken, '/'],
]);

/**
 * Every small mistake that could be made in a source, as a replacement of text: what a condition says, what is compared
 * and joined, numbers and flags, statements that are left out. Types, texts of messages and imports are left alone.
 *
 * @returns {Array<{ start: number, end: number, text: string, kind: string }>}
 */
export function mutantsOf(fileName, source) {
  const file = ts.createSourceFile(fileName, source, ts.ScriptTarget.Latest, true);
  const found = [];
  const add = (node, text, kind) => {
    const start = node.getStart(file);
    if (source.slice(start, node.end) !== text) found.push({ start, end: node.end, text, kind });
  };
  const visit = (node) => {
    if (ts.isImportDeclaration(node) || ts.isTypeNode(node) || ts.isInterfaceDeclaration(node)) return;
    mutate(node, file, add);
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

function mutate(node, file, add) {
  if (ts.isIfStatement(node)) conditions(node.expression, add);
  else if (ts.isConditionalExpression(node)) conditions(node.condition, add);
  else if (ts.isBinaryExpression(node)) binary(node, file, add);
  else if (ts.isPrefixUnaryExpression(node) && node.operator === ts.SyntaxKind.ExclamationToken)
    add(node, `(${node.operand.getText(file)})`, 'a denial is dropped');
  else if (node.kind === ts.SyntaxKind.TrueKeyword) add(node, 'false', 'a flag is turned');
  else if (node.kind === ts.SyntaxKind.FalseKeyword) add(node, 'true', 'a flag is turned');
  else if (ts.isNumericLiteral(node)) add(node, node.text === '0' ? '1' : '0', 'a number is another');
  else if (ts.isExpressionStatement(node) && isEffect(node.expression) && !ts.isSourceFile(node.parent))
    add(node, ';', 'a statement is left out');
  else if (ts.isReturnStatement(node) && node.expression && ts.isBlock(node.parent) && isGuard(node))
    add(node, ';', 'an early return is left out');
}

function conditions(expression, add) {
  add(expression, 'true', 'a condition always holds');
  add(expression, 'false', 'a condition never holds');
}

function binary(node, file, add) {
  const [left, right] = [node.left.getText(file), node.right.getText(file)];
  const flipped = FLIPPED.get(node.operatorToken.kind);
  if (flipped)
    add(node, `(${left} ${flipped} ${right})`, `${node.operatorToken.getText(file)} is ${flipped}`);
  if (node.operatorToken.kind === ts.SyntaxKind.QuestionQuestionToken)
    add(node, `(${left})`, '?? is dropped');
}

/** Of a base class, `super(…)` cannot be left out. */
function isEffect(expression) {
  const inner =
    ts.isVoidExpression(expression) || ts.isAwaitExpression(expression) ? expression.expression : expression;
  if (ts.isCallExpression(inner)) return inner.expression.kind !== ts.SyntaxKind.SuperKeyword;
  return ts.isBinaryExpression(inner) || ts.isPostfixUnaryExpression(inner);
}

/** A return that is not the last word of a function. */
function isGuard({ parent }) {
  return ts.isIfStatement(parent.parent);
}
