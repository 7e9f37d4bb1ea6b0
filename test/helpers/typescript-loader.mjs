import { transform } from '@swc/core';
import { readFile } from 'node:fs/promises';
import { register } from 'node:module';
import { isMainThread } from 'node:worker_threads';
import { jestSettings } from '../../tools/testing/jest-settings.mjs';

/** As Jest compiles them. */
const [[, compilation]] = Object.values(jestSettings.transform);

/** Lets a child process run the sources as they are: `node --import <this file> <program>.ts`. */
if (isMainThread) register(import.meta.url);

export async function resolve(specifier, context, next) {
  const asTypeScript = /^\.{1,2}\/.*\.js$/.test(specifier) && context.parentURL?.endsWith('.ts');
  return next(asTypeScript ? specifier.replace(/js$/, 'ts') : specifier, context);
}

export async function load(url, context, next) {
  if (!url.endsWith('.ts')) return next(url, context);
  const { code } = await transform(await readFile(new URL(url), 'utf8'), compilation);
  return { format: 'module', source: code, shortCircuit: true };
}
