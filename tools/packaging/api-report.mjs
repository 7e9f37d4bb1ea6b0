import { join } from 'node:path';
import ts from 'typescript';

const SETTINGS = {
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  target: ts.ScriptTarget.ES2022,
  strict: true,
  noEmit: true,
  skipLibCheck: true,
  types: ['node'],
};
/** What a docstring says that a caller has to know before the code does: it stands in the report, the rest does not. */
const TAGS = ['deprecated', 'experimental'];

/**
 * The public types of every entry point, as text that people read in a diff: each exported declaration without its
 * docstring and without what is private, in order of name; then the types that these are made of and nobody can import
 * by name; then what they take from other packages.
 *
 * @param entries as `publishedEntries()` gives them; the declarations are read as built
 * @returns the report of each entry by its name
 */
export function apiReports(entries) {
  const files = Object.entries(entries).map(([name, { dist, entry }]) => {
    return { name, file: join(dist, 'esm', `${entry}.d.ts`) };
  });
  const program = ts.createProgram(
    files.map(({ file }) => file),
    SETTINGS,
  );
  const checker = program.getTypeChecker();
  const exportsOf = ({ name, file }) => {
    const source = program.getSourceFile(file);
    const module = source && checker.getSymbolAtLocation(source);
    if (!module) throw new Error(`${name} exports nothing that could be read: is ${file} built?`);
    return checker.getExportsOfModule(module);
  };
  const roots = new Set(files.flatMap((each) => exportsOf(each).map((symbol) => behind(symbol, checker))));
  const isOurs = (declaration) =>
    Object.values(entries).some(({ dist }) => declaration.getSourceFile().fileName.startsWith(dist));
  return Object.fromEntries(
    files.map((each) => [each.name, report(each.name, exportsOf(each), { checker, roots, isOurs })]),
  );
}

function report(name, exported, { checker, roots, isOurs }) {
  const foreign = new Map();
  const shapes = new Map();
  const seen = new Set();
  const look = (symbol) => {
    if (seen.has(symbol)) return;
    seen.add(symbol);
    for (const declaration of symbol.declarations ?? []) {
      for (const used of usedBy(declaration, checker)) {
        const from = used.declarations?.find((each) => !isOurs(each) && !isBuiltIn(each));
        if (from) foreign.set(used, packageOf(from.getSourceFile().fileName));
        else if (used.declarations?.some((each) => isOurs(each) && isTopLevel(each))) {
          if (!roots.has(used)) shapes.set(used.name, [...new Set([...(shapes.get(used.name) ?? []), used])]);
          if (!roots.has(used)) look(used);
        }
      }
    }
  };
  const symbols = exported.map((symbol) => ({ name: symbol.name, symbol: behind(symbol, checker) }));
  for (const { symbol } of symbols) look(symbol);

  const lines = [`# ${name}`, '', ...sorted(symbols).flatMap(({ name: as, symbol }) => text(symbol, as))];
  const made = [...shapes].flatMap(([as, found]) => found.map((symbol) => ({ name: as, symbol })));
  if (made.length > 0) lines.push('# not exported: what these are made of', '');
  lines.push(...sorted(made).flatMap(({ name: as, symbol }) => text(symbol, as)));
  const packages = [...new Set(foreign.values())].sort();
  if (packages.length > 0) lines.push('# from other packages', '');
  for (const each of packages) {
    const names = [...foreign].filter(([, from]) => from === each).map(([symbol]) => symbol.name);
    lines.push(`${each}: ${[...new Set(names)].sort().join(', ')}`);
  }
  return `${lines.join('\n').trimEnd()}\n`;

  function text(symbol, as) {
    const own = (symbol.declarations ?? []).filter(isOurs);
    return [...own.map((declaration) => printed(declaration, as)), ''];
  }
}

function sorted(list) {
  return list.toSorted((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
}

/** What a name of an `export { … } from` stands for. */
function behind(symbol, checker) {
  return symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
}

/** Every symbol that a declaration speaks of, apart from what is private in it. */
function* usedBy(node, checker) {
  if (isHidden(node)) return;
  if (ts.isIdentifier(node)) {
    const symbol = checker.getSymbolAtLocation(node);
    if (symbol) yield behind(symbol, checker);
  }
  const children = [];
  ts.forEachChild(node, (child) => void children.push(child));
  for (const child of children) yield* usedBy(child, checker);
}

/** A private member. A private constructor is told: whether users may call it is public. */
function isHidden(node) {
  if (ts.isConstructorDeclaration(node)) return false;
  if (ts.isClassElement(node) && node.name && ts.isPrivateIdentifier(node.name)) return true;
  return ts.isClassElement(node) && Boolean(ts.getCombinedModifierFlags(node) & ts.ModifierFlags.Private);
}

function isTopLevel(declaration) {
  const parent = ts.isVariableDeclaration(declaration)
    ? declaration.parent.parent.parent
    : declaration.parent;
  return ts.isSourceFile(parent) && !ts.isImportSpecifier(declaration);
}

/** A declaration of the language itself. */
function isBuiltIn(declaration) {
  return /\/node_modules\/typescript\/lib\/lib\./.test(declaration.getSourceFile().fileName);
}

function packageOf(file) {
  const path = file.slice(file.lastIndexOf('/node_modules/') + '/node_modules/'.length);
  return path
    .split('/')
    .slice(0, path.startsWith('@') ? 2 : 1)
    .join('/')
    .replace(/^@types\/node$/, 'node');
}

const printer = ts.createPrinter({ removeComments: true, newLine: ts.NewLineKind.LineFeed });

/** A declaration in one form, whatever folder a type was imported from. */
function printed(declaration, as) {
  // `export declare const x` is three nodes deep.
  const isVariable = ts.isVariableDeclaration(declaration);
  const statement = isVariable ? declaration.parent.parent : declaration;
  const { transformed } = ts.transform(statement, [
    (context) => (root) => {
      const visit = (node) => {
        if (isHidden(node)) return undefined;
        // Its neighbours in `const x: X, y: Y` have a place of their own.
        if (isVariable && ts.isVariableDeclaration(node) && node !== declaration) return undefined;
        if (ts.isImportTypeNode(node) && node.qualifier) {
          const { qualifier, typeArguments } = node;
          const args = typeArguments?.map((each) => ts.visitNode(each, visit));
          const name = ts.factory.createTypeReferenceNode(qualifier, args);
          return node.isTypeOf ? ts.factory.createTypeQueryNode(qualifier, args) : name;
        }
        return ts.visitEachChild(node, visit, context);
      };
      return ts.visitNode(root, visit);
    },
  ]);
  const source = declaration.getSourceFile();
  const text = printer.printNode(ts.EmitHint.Unspecified, transformed[0], source);
  const name = declaration.name?.text;
  return [
    ...tagsOf(statement).map((tag) => `// ${tag}`),
    ...(name === as ? [] : [`// as ${as}`]),
    unionInLines(text.replace(/^export /, ''), declaration),
  ].join('\n');
}

/** A long union has a line for each member, in order, so that one that comes or goes is one line of a diff. */
function unionInLines(text, declaration) {
  if (!ts.isTypeAliasDeclaration(declaration) || !ts.isUnionTypeNode(declaration.type)) return text;
  if (text.length < 110 || text.includes('\n')) return text;
  const members = declaration.type.types.map((each) => each.getText()).toSorted();
  return `type ${declaration.name.text} =\n${members.map((each) => `    | ${each}`).join('\n')};`;
}

function tagsOf(statement) {
  const found = [];
  const look = (node, path) => {
    for (const { tagName } of ts.getJSDocTags(node)) {
      if (TAGS.includes(tagName.text)) found.push(path ? `${tagName.text}: ${path}` : tagName.text);
    }
    for (const member of node.members ?? []) if (member.name) look(member, member.name.getText());
  };
  look(statement, '');
  return [...new Set(found)];
}
