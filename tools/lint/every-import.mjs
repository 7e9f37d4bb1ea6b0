/** The visitors for every way in which one module can name another: `check(node, specifier, isTypeOnly)`. */
export function everyImport(check) {
  return {
    ImportDeclaration: (node) => check(node, node.source.value, isTypeOnly(node)),
    ExportAllDeclaration: (node) => check(node, node.source.value, node.exportKind === 'type'),
    ExportNamedDeclaration: (node) => check(node, node.source?.value, isTypeOnly(node)),
    ImportExpression: (node) => check(node, node.source.value, false),
    TSImportType: (node) => check(node, (node.source ?? node.argument?.literal)?.value, true),
  };
}

function isTypeOnly(node) {
  if ((node.importKind ?? node.exportKind) === 'type') return true;
  const { specifiers = [] } = node;
  return specifiers.length > 0 && specifiers.every((one) => (one.importKind ?? one.exportKind) === 'type');
}
