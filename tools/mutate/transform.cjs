// @swc/jest, with one mutant put into one source on the way. Nothing on disk is changed.
const { createHash } = require('node:crypto');
const swc = require('@swc/jest');

const mutant = JSON.parse(process.env.MUTANT ?? 'null');
const isMutated = (path) => mutant !== null && path === mutant.path;

function changed(source, path) {
  if (!isMutated(path)) return source;
  return source.slice(0, mutant.start) + mutant.text + source.slice(mutant.end);
}

function keyed(key, path) {
  if (!isMutated(path)) return key;
  return createHash('sha1').update(`${key}${process.env.MUTANT}`).digest('hex');
}

exports.createTransformer = (options) => {
  const inner = swc.createTransformer(options);
  return {
    ...inner,
    process: (source, path, more) => inner.process(changed(source, path), path, more),
    processAsync: (source, path, more) => inner.processAsync(changed(source, path), path, more),
    getCacheKey: (source, path, more) => keyed(inner.getCacheKey(source, path, more), path),
  };
};
