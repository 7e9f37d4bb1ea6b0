// What it costs to import one more module: those before `--` are there already.
const names = process.argv.slice(2);
const [, measured] = [names.splice(names.indexOf('--'), 1), names.pop()];
for (const name of names) await import(name);
const started = performance.now();
await import(measured);
console.log(JSON.stringify({ ms: performance.now() - started }));
