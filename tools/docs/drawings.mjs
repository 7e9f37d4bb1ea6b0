// Draws docs/drawings/*.svg, one for each concept and language: `npm run docs:drawings`. They are committed, and a test
// holds them equal to what this makes. No library: a grid of boxes, and arrows between them.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { drawings } from './drawings-data.mjs';

const COLUMN = 196;
const ROW = 104;
const WIDTH = 164;
const HEIGHT = 60;
const EDGE = 12;

const COLOURS = `svg{--ink:#2b3440;--soft:#5f6b7a;--box:#f6f8fa;--line:#b6c0cc;--accent:#1b64da;--accent-box:#e8f1ff;--bad:#c92a2a;--bad-box:#fdecec}`;
const DARK = `@media (prefers-color-scheme:dark){svg{--ink:#dfdfd6;--soft:#98989f;--box:#202127;--line:#55565f;--accent:#7db5ff;--accent-box:#17283f;--bad:#ff8f85;--bad-box:#3a1f1d}}`;
const LOOK = `text{font:500 13px -apple-system,BlinkMacSystemFont,'Apple SD Gothic Neo','Noto Sans KR','Malgun Gothic',sans-serif;fill:var(--ink);text-anchor:middle}.small{font-size:11.5px;font-weight:400;fill:var(--soft)}rect{fill:var(--box);stroke:var(--line)}.accent{fill:var(--accent-box);stroke:var(--accent)}.bad{fill:var(--bad-box);stroke:var(--bad)}path{fill:none;stroke:var(--soft);stroke-width:1.4}.head{fill:var(--soft);stroke:none}`;

/** Every drawing as `[file name, text of the file]`. */
export function allDrawings() {
  return Object.entries(drawings).flatMap(([name, drawing]) =>
    ['ko', 'en'].map((language, index) => [
      `${name}${language === 'en' ? '.en' : ''}.svg`,
      draw(name, drawing, index),
    ]),
  );
}

function draw(name, { title, boxes, arrows }, language) {
  const columns = Math.max(...Object.values(boxes).map(([column]) => column)) + 1;
  const rows = Math.max(...Object.values(boxes).map(([, row]) => row)) + 1;
  const width = (columns - 1) * COLUMN + WIDTH + 2 * EDGE;
  const height = (rows - 1) * ROW + HEIGHT + 2 * EDGE;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="${escaped(title[language])}">`,
    `<title>${escaped(title[language])}</title>`,
    `<style>${COLOURS}${LOOK}</style>`,
    `<style class="dark">${DARK}</style>`,
    `<defs><marker id="${name}-head" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto-start-reverse"><path class="head" d="M0 0L8 4L0 8z"/></marker></defs>`,
    ...arrows.map((arrow) => drawArrow(name, boxes, arrow, language)),
    ...Object.values(boxes).map((box) => drawBox(box, language)),
    '</svg>',
    '',
  ].join('\n');
}

function drawBox([column, row, texts, kind = ''], language) {
  const x = EDGE + column * COLUMN;
  const y = EDGE + row * ROW;
  const lines = texts[language].split('\n');
  const first = y + HEIGHT / 2 + 4.5 - ((lines.length - 1) * 17) / 2;
  const text = lines.map(
    (line, index) =>
      `<text${index > 0 ? ' class="small"' : ''} x="${x + WIDTH / 2}" y="${first + index * 17}">${escaped(line)}</text>`,
  );
  return `<rect class="${kind}" x="${x}" y="${y}" width="${WIDTH}" height="${HEIGHT}" rx="9"/>${text.join('')}`;
}

/** From the middle of one edge to the middle of another, whichever face each other; round a corner where they do not. */
function drawArrow(name, boxes, [from, to, texts], language) {
  const [a, b] = [from, to].map((key) => {
    if (!boxes[key]) throw new Error(`${name}: no box ${key}`);
    return { x: EDGE + boxes[key][0] * COLUMN + WIDTH / 2, y: EDGE + boxes[key][1] * ROW + HEIGHT / 2 };
  });
  const right = Math.sign(b.x - a.x);
  const down = Math.sign(b.y - a.y);
  let path;
  let at;
  if (down === 0) {
    path = `M${a.x + (right * WIDTH) / 2} ${a.y}L${b.x - right * (WIDTH / 2 + 2)} ${b.y}`;
    at = { x: (a.x + b.x) / 2, y: a.y - 6 };
  } else if (right === 0) {
    path = `M${a.x} ${a.y + (down * HEIGHT) / 2}L${b.x} ${b.y - down * (HEIGHT / 2 + 2)}`;
    at = { x: a.x - 8, y: (a.y + b.y) / 2 + 4, anchor: 'end' };
  } else {
    const middle = (a.y + b.y) / 2;
    path = `M${a.x} ${a.y + (down * HEIGHT) / 2}L${a.x} ${middle}L${b.x} ${middle}L${b.x} ${b.y - down * (HEIGHT / 2 + 2)}`;
    at = { x: (a.x + b.x) / 2, y: middle - 5 };
  }
  const label = texts?.[language];
  const tag = label
    ? `<text class="small" style="text-anchor:${at.anchor ?? 'middle'};paint-order:stroke;stroke:var(--vp-c-bg,transparent);stroke-width:4px" x="${at.x}" y="${at.y}">${escaped(label)}</text>`
    : '';
  return `<path d="${path}" marker-end="url(#${name}-head)"/>${tag}`;
}

function escaped(text) {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const folder = fileURLToPath(new URL('../../docs/drawings/', import.meta.url));
  mkdirSync(folder, { recursive: true });
  for (const [file, text] of allDrawings()) writeFileSync(join(folder, file), text);
}
