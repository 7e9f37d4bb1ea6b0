import { join } from 'node:path';
import ts from 'typescript';
import { type CodeBlock, codeBlocks, pages, ROOT } from './markdown-pages.js';

/** What a short snippet may use without saying where it comes from: injected, or made in an earlier snippet. */
const NAMES = `
import type { Emulator } from 'apps-in-toss-emulator';
import type { AppsInTossClient, AppsInTossHttpService, ClientCertificateStore } from 'nestjs-apps-in-toss';
declare global {
  const toss: AppsInTossClient;
  const http: AppsInTossHttpService;
  const store: ClientCertificateStore;
  const emulator: Emulator;
}`;

const blocks = pages()
  .flatMap(codeBlocks)
  .filter(({ language }) => language === 'ts');

const wrong: CodeBlock = {
  page: 'a page with a mistake',
  line: 1,
  language: 'ts',
  code: "import { AppsInTossModule } from 'nestjs-apps-in-toss';\nAppsInTossModule.forRoot({ certificate: 1 });",
};

/** What the compiler says about each block, all of them in one run. */
function problems(all: readonly CodeBlock[]): Map<CodeBlock, string[]> {
  // In a folder of the sample, from where a block sees what an app sees.
  const files = new Map(all.map((block, index) => [join(ROOT, 'sample', fileOf(block, index)), block]));
  const names = join(ROOT, 'sample', 'snippet-names.ts');
  // An export makes a module of it: blocks do not see each other, and may await.
  const texts = new Map([...files].map(([file, { code }]) => [file, `${code}\nexport {};\n`]));
  texts.set(names, NAMES);
  const program = ts.createProgram([...texts.keys()], compilerOptions(), hostWith(texts));
  return new Map(
    [...files].map(([file, block]) => {
      const source = program.getSourceFile(file);
      const found = [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)];
      return [block, found.map((each) => inPage(each, block))];
    }),
  );
}

/** A block that begins with its path stands there, where the other files of its page import it from. */
function fileOf({ page, code }: CodeBlock, index: number): string {
  const path = /^\/\/ ([\w./-]+\.ts)\n/.exec(code)?.[1];
  return path === undefined ? `snippet-${index}.ts` : join(`snippets-${page.replaceAll(/\W/g, '-')}`, path);
}

/** Those of this repository. A block shows something; it need not use all that it shows. */
function compilerOptions(): ts.CompilerOptions {
  const { config } = ts.readConfigFile(join(ROOT, 'tsconfig.json'), ts.sys.readFile);
  const own = { ...config.compilerOptions, noUnusedLocals: false, noUnusedParameters: false };
  return ts.convertCompilerOptionsFromJson(own, ROOT).options;
}

function hostWith(texts: ReadonlyMap<string, string>): ts.CompilerHost {
  const host = ts.createCompilerHost({});
  const { fileExists, readFile, getSourceFile } = host;
  // Its folders are on no disk either.
  delete host.directoryExists;
  host.fileExists = (file) => texts.has(file) || fileExists(file);
  host.readFile = (file) => texts.get(file) ?? readFile(file);
  host.getSourceFile = (file, version, ...rest) => {
    const text = texts.get(file);
    return text === undefined
      ? getSourceFile(file, version, ...rest)
      : ts.createSourceFile(file, text, version, true);
  };
  return host;
}

function inPage({ file, start, messageText }: ts.Diagnostic, block: CodeBlock): string {
  const line = file && start !== undefined ? file.getLineAndCharacterOfPosition(start).line : 0;
  return `${block.page}:${block.line + line}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`;
}

describe('code in the documentation', () => {
  let found: Map<CodeBlock, string[]>;

  beforeAll(() => {
    found = problems([...blocks, wrong]);
  });

  it('there is some, in both languages', () => {
    expect(blocks.map(({ page }) => page)).toEqual(expect.arrayContaining(['README.md', 'README.en.md']));
  });

  it.each(blocks.map((block) => [`${block.page}:${block.line}`, block] as const))('%s', (_, block) => {
    expect(found.get(block)).toEqual([]);
  });

  it('a mistake would be seen', () => {
    expect(found.get(wrong)).toHaveLength(1);
  });
});
