import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Root of the repository; Jest runs there. */
export const ROOT = process.cwd();

const FOLDERS = ['', 'docs', 'docs/recipes', 'emulator', 'sample/basic'];

/** A fenced block of code. */
export interface CodeBlock {
  readonly page: string;
  /** Line of its first line of code, from 1. */
  readonly line: number;
  readonly language: string;
  readonly code: string;
}

/** Every page of this repository, as paths from its root. */
export function pages(): string[] {
  return FOLDERS.filter((folder) => existsSync(join(ROOT, folder))).flatMap((folder) =>
    readdirSync(join(ROOT, folder))
      .filter((name) => name.endsWith('.md'))
      .map((name) => join(folder, name)),
  );
}

/** Pages that exist in both languages, as [Korean, English]. */
export function twins(): Array<[string, string]> {
  const all = pages();
  return all
    .filter((page) => page.endsWith('.en.md'))
    .map((english) => [english.replace(/\.en\.md$/, '.md'), english] as [string, string]);
}

export function readPage(page: string): string {
  return readFileSync(join(ROOT, page), 'utf8');
}

export function codeBlocks(page: string): CodeBlock[] {
  const blocks: CodeBlock[] = [];
  let open: { line: number; language: string; code: string[] } | undefined;
  for (const [index, text] of readPage(page).split('\n').entries()) {
    const fence = /^```(\w*)/.exec(text);
    if (!fence) open?.code.push(text);
    else if (!open) open = { line: index + 2, language: fence[1] ?? '', code: [] };
    else {
      blocks.push({ page, ...open, code: open.code.join('\n') });
      open = undefined;
    }
  }
  return blocks;
}

/** The text between the code blocks. */
export function prose(page: string): string {
  return readPage(page).replace(/^```[\s\S]*?^```/gm, '');
}
