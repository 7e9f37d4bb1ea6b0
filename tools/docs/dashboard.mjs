// Draws grafana/apps-in-toss.json for the docs: `npm run screenshots:dashboard` (wants the builds, a Prometheus and a
// Chromium). Grafana itself is not in Debian, so the panels are drawn here, of what their own queries return.
import { spawnSync } from 'node:child_process';
import { mkdir, readFile } from 'node:fs/promises';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { dashboardFile, queriesOf, startRig } from '../../test/prometheus/helpers/rig.mjs';

const SECONDS = Number(process.env.DASHBOARD_SECONDS ?? 75);
const COLUMN = 50;
const ROW = 24;
const COLORS = [
  '#73bf69',
  '#f2cc0c',
  '#5794f2',
  '#ff9830',
  '#f2495c',
  '#b877d9',
  '#37872d',
  '#8ab8ff',
  '#ffa6b0',
  '#fade2a',
];
const UNITS = { reqps: ' /s', s: ' s', d: ' d', percentunit: '%', short: '' };

const ends = [];
try {
  const { api } = await startRig({ after: (end) => ends.unshift(end) });
  await setTimeout(SECONDS * 1_000);
  const end = Date.now() / 1_000;
  const dashboard = JSON.parse(await readFile(dashboardFile, 'utf8'));
  const queries = queriesOf(dashboard);
  const panels = [];
  for (const panel of dashboard.panels) {
    const lines = [];
    for (const { expr, legendFormat } of queries.filter(({ title }) => title === panel.title)) {
      const { result } = await api('query_range', { query: expr, start: end - SECONDS + 10, end, step: 1 });
      for (const { metric, values } of result) lines.push({ name: named(legendFormat, metric), values });
    }
    panels.push(panel.type === 'row' ? rowOf(panel) : boxOf(panel, lines));
  }
  const height = ROW * Math.max(...dashboard.panels.map(({ gridPos: { y, h } }) => y + h)) + 60;
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox'],
  });
  ends.unshift(() => browser.close());
  const page = await browser.newPage({ viewport: { width: COLUMN * 24 + 20, height } });
  await page.setContent(pageOf(dashboard.title, panels));
  const folder = fileURLToPath(new URL('../../docs/images/', import.meta.url));
  await mkdir(folder, { recursive: true });
  const path = `${folder}dashboard.png`;
  await page.screenshot({ path, animations: 'disabled' });
  spawnSync('pngquant', ['--force', '--skip-if-larger', '--output', path, '32', path]);
  console.log(path);
} finally {
  for (const end of ends) await end();
}

function named(format, metric) {
  return format.replace(/\{\{(\w+)\}\}/g, (_, label) => shortened(metric[label] ?? '')) || 'value';
}

/** Serial numbers are long. */
function shortened(text) {
  return /^[0-9A-F]{20,}$/.test(text) ? `${text.slice(0, 6)}…` : text;
}

function place({ gridPos: { x, y, w, h } }) {
  return `left:${x * COLUMN + 10}px;top:${y * ROW + 50}px;width:${w * COLUMN - 8}px;height:${h * ROW - 8}px`;
}

function rowOf(panel) {
  return `<h2 style="${place(panel)}">${escaped(panel.title)}</h2>`;
}

function boxOf(panel, lines) {
  const body = panel.type === 'stat' ? stat(panel, lines) : chart(panel, lines.slice(0, 10));
  return `<section style="${place(panel)}"><h3>${escaped(panel.title)}</h3>${body}</section>`;
}

function stat({ fieldConfig: { defaults } }, lines) {
  const value = Number(lines[0]?.values.at(-1)?.[1] ?? 0);
  return `<b>${escaped(shown(value, defaults.unit))}</b>`;
}

function shown(value, unit) {
  if (unit === 'percentunit') return `${(value * 100).toFixed(1)}%`;
  if (unit === 's' && value > 86_400) return `${Math.round(value / 86_400)} d`;
  const digits = Number.isInteger(value) || value >= 100 ? 0 : 2;
  return `${value.toFixed(digits)}${UNITS[unit] ?? ''}`;
}

function chart({ gridPos: { w, h }, fieldConfig: { defaults } }, lines) {
  const [width, height] = [w * COLUMN - 70, h * ROW - 78];
  const numbers = lines
    .flatMap(({ values }) => values.map(([, value]) => Number(value)))
    .filter(Number.isFinite);
  const most = Math.max(...numbers, 0.001) * 1.1;
  const times = lines.flatMap(({ values }) => values.map(([time]) => time));
  const [first, last] = [Math.min(...times), Math.max(...times)];
  const point = ([time, value]) =>
    `${(((time - first) / (last - first || 1)) * width).toFixed(1)},${(height - (Number(value) / most) * height).toFixed(1)}`;
  const drawn = lines.map(({ values }, at) => {
    const points = values.filter(([, value]) => Number.isFinite(Number(value))).map(point);
    return `<polyline points="${points.join(' ')}" fill="none" stroke="${COLORS[at]}" stroke-width="1.5"/>`;
  });
  const grid = [0, 0.5, 1].map((part) => {
    const y = height - (part / 1.1) * height;
    const text = shown((most / 1.1) * part, defaults.unit);
    return `<line x1="0" x2="${width}" y1="${y}" y2="${y}"/><text x="-6" y="${y + 4}">${escaped(text)}</text>`;
  });
  const legend = lines.map(({ name }, at) => `<i style="color:${COLORS[at]}">━</i> ${escaped(name)}`);
  return `<svg width="${width + 58}" height="${height + 8}"><g transform="translate(52,4)">${grid.join('')}${drawn.join('')}</g></svg><p>${legend.join('&ensp;')}</p>`;
}

function escaped(text) {
  return String(text).replace(/[&<>"]/g, (each) => `&#${each.charCodeAt(0)};`);
}

function pageOf(title, boxes) {
  const style = `body{margin:0;background:#111217;color:#ccccdc;font:12px 'Noto Sans CJK KR',sans-serif}h1{position:absolute;left:14px;top:4px;font-size:18px;font-weight:500}
h2{position:absolute;margin:0;font-size:13px;font-weight:500}h3{margin:0 0 4px;font-size:12px;font-weight:500}section{position:absolute;box-sizing:border-box;padding:6px 8px;background:#181b1f;border:1px solid #2c2f36;border-radius:2px;overflow:hidden}
b{display:block;font-size:26px;font-weight:500;color:#73bf69;text-align:center;padding-top:8px}p{margin:0;font-size:10px;line-height:13px;height:26px;overflow:hidden}i{font-style:normal}
line{stroke:#2c2f36}text{fill:#8e8e99;font-size:9px;text-anchor:end}`;
  return `<!doctype html><meta charset="utf-8"><style>${style}</style><h1>${escaped(title)}</h1>${boxes.join('')}`;
}
