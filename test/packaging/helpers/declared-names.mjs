import ts from 'typescript';

/**
 * The names each `.d.ts` exports: those that exist at run time, and those that are types only. One program reads them
 * all, since most of its work is what they share.
 *
 * @returns `{ values, types }` of each file
 */
export function declaredNames(files) {
  const program = ts.createProgram(files, {
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    noEmit: true,
    skipLibCheck: true,
    types: ['node'],
  });
  const checker = program.getTypeChecker();
  return new Map(files.map((file) => [file, namesOf(program.getSourceFile(file), checker)]));
}

function namesOf(source, checker) {
  const entry = source && checker.getSymbolAtLocation(source);
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
