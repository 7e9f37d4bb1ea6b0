import ts from 'typescript';

/** The names a `.d.ts` exports: those that exist at run time, and those that are types only. */
export function declaredNames(file) {
  const program = ts.createProgram([file], {
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    noEmit: true,
    skipLibCheck: true,
    types: ['node'],
  });
  const checker = program.getTypeChecker();
  const entry = checker.getSymbolAtLocation(program.getSourceFile(file));
  const names = { values: [], types: [] };
  for (const symbol of entry ? checker.getExportsOfModule(entry) : []) {
    names[isValue(symbol, checker) ? 'values' : 'types'].push(symbol.name);
  }
  return { values: names.values.toSorted(), types: names.types.toSorted() };
}

function isValue(symbol, checker) {
  if (!(symbol.flags & ts.SymbolFlags.Alias)) return Boolean(symbol.flags & ts.SymbolFlags.Value);
  // `export type { X }` keeps only the type, whatever X is.
  const typeOnly = symbol.declarations?.some(
    (one) => ts.isExportSpecifier(one) && (one.isTypeOnly || one.parent.parent.isTypeOnly),
  );
  return !typeOnly && Boolean(checker.getAliasedSymbol(symbol).flags & ts.SymbolFlags.Value);
}
