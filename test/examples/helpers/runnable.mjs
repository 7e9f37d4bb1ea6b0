import ts from 'typescript';

/** What Node.js runs of a piece of the documentation: its types are checked elsewhere (test/unit/docs). */
export function runnable(code) {
  return ts.transpileModule(code, {
    compilerOptions: {
      target: ts.ScriptTarget.ES2022,
      module: ts.ModuleKind.ES2022,
      experimentalDecorators: true,
      emitDecoratorMetadata: true,
    },
  }).outputText;
}
