import { median, ratio } from './table.mjs';

const TYPED = 'ours, typed client';
const AXIOS_REF = 'ours, axiosRef';
const HTTP_SERVICE = 'ours, HttpService';
const PEM_AGENT = 'floor, PEM in the agent';

/** What this project set out to reach: ours, whom it is compared with, in which figure, and the largest ratio. */
const TARGETS = [
  [HTTP_SERVICE, '@nestjs/axios', 'sequential', 'p99Ms', 0.3],
  [HTTP_SERVICE, '@nestjs/axios', 'coldBurst', 'ms', 0.2],
  [HTTP_SERVICE, '@nestjs/axios', 'coldBurst', 'stallMs', 0.3],
  [AXIOS_REF, PEM_AGENT, 'fullConnection', 'cpuUs', 0.65],
];

/**
 * What a call may cost beyond the floor, as a part of the floor. A ratio against another client depends on what the
 * machine's TLS and system calls cost; what is added carries over, so axios stands beside without a limit.
 */
const ADDED = [
  [TYPED, 0.1],
  [AXIOS_REF, 0.3],
  [HTTP_SERVICE, 0.4],
  ['axios, stock', Infinity],
  ['@nestjs/axios', Infinity],
  ['undici, request', Infinity],
];

/** A resumed connection is compared with a full one of an agent that was given PEM. */
const RESUMED = [AXIOS_REF, PEM_AGENT, 0.35];

/** Ahead of these in every figure. */
const PEERS = ['axios, stock', '@nestjs/axios', 'got', 'undici, fetch'];
const FIGURES = [
  ['atOnce', 'cpuUs'],
  ['sequential', 'p50Ms'],
  ['sequential', 'p99Ms'],
  ['coldBurst', 'ms'],
  ['coldBurst', 'stallMs'],
  ['warmBurst', 'ms'],
  ['fullConnection', 'cpuUs'],
  ['resumedConnection', 'cpuUs'],
];

/** The targets as Markdown, reached or missed. */
export function targets({ figures }) {
  const lines = ['| ours | against | figure | ratio | target | |', '| --- | --- | --- | --- | --- | --- |'];
  const line = (ours, peer, figure, value, limit) => {
    if (!Number.isFinite(value)) return;
    const verdict = value <= limit ? 'reached' : 'missed';
    const [wanted, judged] = limit === Infinity ? ['', ''] : [`≤ ${limit}`, verdict];
    lines.push(`| ${ours} | ${peer} | ${figure} | ${value.toFixed(2)} | ${wanted} | ${judged} |`);
  };
  for (const [ours, peer, figure, field, limit] of TARGETS) {
    line(
      ours,
      peer,
      `${figure} ${field}`,
      ratio(figures[ours]?.[figure], figures[peer]?.[figure], field),
      limit,
    );
  }
  for (const [client, most] of ADDED) {
    const added = ratio(figures[client]?.atOnce, figures.floor?.atOnce, 'cpuUs') - 1;
    line(client, 'floor', 'atOnce cpuUs, added', added, most);
  }
  const [ours, peer, limit] = RESUMED;
  const resumed = of(figures[ours]?.resumedConnection, 'cpuUs') / of(figures[peer]?.fullConnection, 'cpuUs');
  line(ours, `${peer}, full`, 'resumedConnection cpuUs', resumed, limit);
  for (const each of [TYPED, AXIOS_REF, HTTP_SERVICE]) {
    for (const other of PEERS) {
      const ratios = FIGURES.map(([figure, field]) => [
        `${figure} ${field}`,
        ratio(figures[each]?.[figure], figures[other]?.[figure], field),
      ]).filter(([, value]) => Number.isFinite(value));
      const [figure, worst] = ratios.sort(([, a], [, b]) => b - a)[0] ?? [];
      line(each, other, `every one; the worst: ${figure}`, worst, 1);
    }
  }
  return lines.join('\n');
}

function of(measured, field) {
  return median((measured ?? []).map((each) => each[field]));
}
