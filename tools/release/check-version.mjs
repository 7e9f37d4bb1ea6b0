// node tools/release/check-version.mjs v0.1.0: the tag, both packages and the changelog have to say the same.
import { readFile } from 'node:fs/promises';

const [, , tag = ''] = process.argv;
const read = (path) => readFile(new URL(`../../${path}`, import.meta.url), 'utf8');
const version = tag.replace(/^v/, '');
const wrong = [];
for (const path of ['package.json', 'emulator/package.json']) {
  const { version: found } = JSON.parse(await read(path));
  if (found !== version) wrong.push(`${path} says ${found}`);
}
if (
  !new RegExp(`^## \\[${version.replaceAll('.', '\\.')}\\] - \\d{4}-\\d\\d-\\d\\d$`, 'm').test(
    await read('CHANGELOG.md'),
  )
)
  wrong.push(`CHANGELOG.md has no heading "## [${version}] - <date>"`);
if (wrong.length > 0) {
  console.error(`The tag is ${tag}, but:\n${wrong.join('\n')}`);
  process.exitCode = 1;
}
