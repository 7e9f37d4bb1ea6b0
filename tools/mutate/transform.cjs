// @swc/jest, with one mutant put into one source on the way. Nothing on disk is changed.
const { createHash } = require('node:crypto');
const swc = require('@swc/jest');

const mutant = JSON.parse(process.env.MUTANT ?? 'null');

exports.createTransformer = (options) => {
  const inner = swc.createTransformer(options);
  const changed = (source, path) => {
    if (!mutant || path !== mutant.path) return source;
    return source.slice(0, mutant.start) + mutant.text + source.slice(mutant.end);
  };
  const keyed = (key, path) =>
    mutant && path === mutant.path
      ? createHash('sha1').update(`${key}${process.env.MUTANT}`).digest('hex')
      : key;
  return {
    ...inner,
    process: (source, path, more) => inner.process(changed(source, path), path, more),
    processAsync: (source, path, more) => inner.processAsync(changed(source, path), path, more),
    getCacheKey: (source, path, more) => keyed(inner.getCacheKey(source, path, more), path),
  };
};
