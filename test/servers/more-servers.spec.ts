import { Bench } from './rig/bench.js';
import { type Body, type Cell, find, type Finding, healthy } from './rig/cell.js';
import { FAULTS } from './rig/fault.js';
import { apache } from './rig/apache.js';
import { python } from './rig/python.js';
import { stunnel } from './rig/stunnel.js';
import type { Version } from './rig/listener.interface.js';
import { makeMaterial, type Material } from './rig/material.js';

const SERVERS = [apache, stunnel, python];
const VERSIONS: Version[] = ['TLSv1.2', 'TLSv1.3'];
const BODIES: Body[] = ['small'];
const START_MS = 110_000;

describe('what we say of a fault, against more real servers', () => {
  const benches = new Map(SERVERS.map((kind) => [kind, new Bench()]));
  const openings = new Map<unknown, Promise<void>>();
  const findings: Array<readonly [Cell, Finding]> = [];
  let material: Material;

  beforeAll(async () => {
    material = await makeMaterial();
    // All at once. Who cannot start fails the cells of its own.
    for (const [kind, bench] of benches) {
      const opening = bench.open(kind, material);
      opening.catch(() => undefined);
      openings.set(kind, opening);
    }
  });
  afterAll(async () => {
    await Promise.allSettled(openings.values());
    for (const bench of benches.values()) await bench.close();
  }, START_MS);

  describe.each(SERVERS)('$name', (kind) => {
    const bench = benches.get(kind)!;

    beforeAll(() => openings.get(kind), START_MS);

    describe.each(VERSIONS)('%s', (version) => {
      describe.each(BODIES)('%s', (body) => {
        it('takes a healthy request', async () => {
          expect(await healthy({ version, body }, bench, material)).toEqual({ status: 200, processed: 1 });
        });

        it.each(FAULTS)('$name', async (fault) => {
          const cell: Cell = { server: kind.name, fault, version, body };
          for (const client of ['ours', 'stock'] as const) {
            const finding = await find(cell, client, bench, material);
            findings.push([cell, finding]);
            expect(finding).not.toMatchObject({ firstGrade: 'wrong' });
            expect(finding).not.toMatchObject({ lastGrade: 'wrong' });
          }
        });
      });
    });

    it('processed none of the requests that failed', () => {
      const own = findings.filter(([{ server }]) => server === kind.name);
      const processed = own.filter(([, { path }]) => bench.processed(path) > 0);
      expect(own).toHaveLength(VERSIONS.length * BODIES.length * FAULTS.length * 2);
      expect(processed).toEqual([]);
    });
  });

  it('none is wrong, and of the cells in which the server says anything at least 85 % are exact', () => {
    const mine = findings.filter(([, { client }]) => client === 'ours');
    const count = (grade: Finding['lastGrade'], of = mine): number =>
      of.filter(([, { lastGrade }]) => lastGrade === grade).length;
    const told = mine.filter(([, { words }]) => !SILENT.test(words));
    process.stdout.write(
      `${mine.length} cells: ${count('exact')} exact, ${count('ambiguous')} ambiguous, ${count('wrong')} wrong; ` +
        `of ${told.length} in which the server said something, ${count('exact', told)} exact\n`,
    );
    expect(mine).toHaveLength(SERVERS.length * VERSIONS.length * BODIES.length * FAULTS.length);
    expect(count('wrong')).toBe(0);
    expect(count('exact', told) / told.length).toBeGreaterThanOrEqual(0.85);
  });
});

/** The connection was cut without a word. */
const SILENT = /^(ECONNRESET|EPIPE)/;
