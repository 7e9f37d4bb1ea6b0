/** The value below which this share of the samples lies. */
export function percentile(samples: readonly number[], share: number): number {
  const sorted = [...samples].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
}

/** Writes down what was measured, one line each, whether it is asserted or not. */
export function report(what: string, figures: Readonly<Record<string, number | string>>): void {
  const words = Object.entries(figures).map(([name, value]) => `${name} ${rounded(value)}`);
  process.stdout.write(`# ${what}: ${words.join(', ')}\n`);
}

export function spread(samples: readonly number[]): Record<'p50' | 'p99' | 'max', number> {
  return { p50: percentile(samples, 0.5), p99: percentile(samples, 0.99), max: percentile(samples, 1) };
}

function rounded(value: number | string): string {
  return typeof value === 'number' ? String(Math.round(value * 1_000) / 1_000) : value;
}
