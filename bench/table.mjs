const COLUMNS = [
  ['CPU µs, 50 at once', 'atOnce', 'cpuUs'],
  ['req/s, 50 at once', 'atOnce', 'perSecond'],
  ['p50 ms, one by one', 'sequential', 'p50Ms'],
  ['p99 ms, one by one', 'sequential', 'p99Ms'],
  ['cold burst ms', 'coldBurst', 'ms'],
  ['stall ms', 'coldBurst', 'stallMs'],
  ['warm burst ms', 'warmBurst', 'ms'],
  ['new connection CPU µs', 'fullConnection', 'cpuUs'],
  ['resumed CPU µs', 'resumedConnection', 'cpuUs'],
  ['first request ms', 'start', 'firstMs'],
  ['heap MiB', 'memory', 'heapMiB'],
];

/** The figures as Markdown: medians, and the ratio of CPU to the floor within the same round. */
export function table({ node, cpu, pinned, PROCESSES, ROUNDS, REQUESTS, figures }) {
  const head = ['client', 'CPU × floor', 'user CPU × floor', ...COLUMNS.map(([title]) => title)];
  const rows = Object.entries(figures).map(([name, measured]) => [
    name,
    number(ratio(measured.atOnce, figures.floor?.atOnce, 'cpuUs')),
    number(ratio(measured.atOnce, figures.floor?.atOnce, 'userUs')),
    ...COLUMNS.map(([, figure, field]) =>
      number(median((measured[figure] ?? []).map((each) => each[field]))),
    ),
  ]);
  const lines = [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`);
  const setup = `Node ${node}, ${cpu}, ${pinned ? 'pinned' : 'not pinned'}, ${PROCESSES} processes × ${ROUNDS} rounds × ${REQUESTS} requests`;
  return [setup, '', ...lines].join('\n');
}

/** Median of the ratios of measurements that stood side by side. */
export function ratio(ours, theirs, field) {
  if (!ours || !theirs) return NaN;
  return median(ours.map((each, index) => each[field] / theirs[index][field]));
}

export function median(values) {
  const sorted = values.filter(Number.isFinite).sort((a, b) => a - b);
  if (sorted.length === 0) return NaN;
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

function number(value) {
  if (!Number.isFinite(value)) return '–';
  return value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2);
}
