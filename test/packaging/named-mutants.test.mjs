import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { NAMED } from '../../tools/mutate/named.mjs';

const read = (path) => readFileSync(fileURLToPath(new URL(`../../${path}`, import.meta.url)), 'utf8');

test('every mistake that once went unnoticed can still be put where it was, and its specs are there', () => {
  const lost = NAMED.filter(({ file, find, specs }) => {
    const isThere = specs.every((spec) => existsSync(new URL(`../../${spec}`, import.meta.url)));
    return !isThere || read(file).split(find).length !== 2;
  });
  assert.deepEqual(
    lost.map(({ name }) => name),
    [],
  );
});
