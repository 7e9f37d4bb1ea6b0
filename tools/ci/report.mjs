/** Prints what each step took and counted, and at last the sum. Gives the exit code. */
export function report(results, print = console.log) {
  const sum = (field) => results.reduce((total, result) => total + (result[field] ?? 0), 0);
  const width = Math.max(...results.map(({ name }) => name.length));
  print('\n== time and result of each step');
  for (const { name, passed, failed, skipped, seconds } of results) {
    const extra = skipped ? `, ${skipped} skipped` : '';
    print(
      `${name.padEnd(width)}  ${seconds.toFixed(1).padStart(6)} s  ${passed} passed, ${failed} failed${extra}`,
    );
  }
  print(`${'total'.padEnd(width)}  ${sum('seconds').toFixed(1).padStart(6)} s`);
  print(`${sum('passed')} passed, ${sum('failed')} failed`);
  return sum('failed') === 0 && sum('passed') > 0 ? 0 : 1;
}
