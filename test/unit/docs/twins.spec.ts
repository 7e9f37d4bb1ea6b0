import { codeBlocks, prose, readPage, twins } from './markdown-pages.js';

describe('a page in two languages', () => {
  it('there are some', () => {
    expect(twins()).toContainEqual(['README.md', 'README.en.md']);
  });

  it.each(twins())('%s and %s hold the same code, comments apart', (korean, english) => {
    expect(codeBlocks(english).map(withoutComments)).toEqual(codeBlocks(korean).map(withoutComments));
  });

  it.each(twins())('%s and %s are built alike', (korean, english) => {
    expect(structure(english)).toEqual(structure(korean));
  });

  it.each(['README.md', 'README.en.md'])('%s is under 250 lines', (page) => {
    expect(readPage(page).split('\n').length).toBeLessThan(250);
  });
});

function withoutComments({ language, code }: { language: string; code: string }): string {
  // A comment begins the line or follows a blank, so that `https://` is none.
  const comment = language === 'ts' ? /(^|\s)\/\/.*$/gm : /(^|\s)#.*$/gm;
  const lines = code.replace(comment, '').split('\n');
  return `${language}\n${lines.map((line) => line.replaceAll(/\s+/g, ' ').trim()).join('\n')}`;
}

/** Levels of the headings, and how many rows the tables below each have. */
function structure(page: string): string[] {
  const shape: string[] = [];
  for (const line of prose(page).split('\n')) {
    if (/^#+ /.test(line)) shape.push(line.replace(/ .*/, ''));
    else if (line.startsWith('|')) shape.push('|');
    else if (line.startsWith('> [!')) shape.push(line);
  }
  return shape;
}
