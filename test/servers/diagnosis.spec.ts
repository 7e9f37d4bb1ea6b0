import { Bench } from './rig/bench.js';
import { type Body, type Cell, find, type Finding, healthy } from './rig/cell.js';
import { FAULTS } from './rig/fault.js';
import { go } from './rig/go.js';
import { haproxy } from './rig/haproxy.js';
import type { Version } from './rig/listener.interface.js';
import { makeMaterial, type Material } from './rig/material.js';
import { nginx } from './rig/nginx.js';
import { node } from './rig/node.js';
import { openssl } from './rig/openssl.js';
import { record } from './rig/record.js';

const SERVERS = [nginx, haproxy, openssl, node, go];
const VERSIONS: Version[] = ['TLSv1.2', 'TLSv1.3'];
const BODIES: Body[] = ['small', '3 MB'];
const START_MS = 110_000;

describe('what we say of a fault, against real servers', () => {
  const benches = new Map(SERVERS.map((kind) => [kind, new Bench()]));
  const openings = new Map<unknown, Promise<void>>();
  const findings: Array<readonly [Cell, Finding]> = [];
  let material: Material;

  beforeAll(async () => {
    material = await makeMaterial();
    // All at once: Go's compiler takes its time. Who cannot start fails the cells of its own.
    for (const [kind, bench] of benches) {
      const opening = bench.open(kind, material);
      opening.catch(() => undefined);
      openings.set(kind, opening);
    }
  });
  afterAll(async () => {
    await Promise.allSettled(openings.values());
    for (const bench of benches.values()) await bench.close();
    await record(findings);
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

  it('at least 90 % are exact, and none is wrong', () => {
    const mine = findings.filter(([, { client }]) => client === 'ours');
    const exact = mine.filter(([, { lastGrade }]) => lastGrade === 'exact');
    expect(mine).toHaveLength(SERVERS.length * VERSIONS.length * BODIES.length * FAULTS.length);
    expect(exact.length / mine.length).toBeGreaterThanOrEqual(0.9);
    expect(mine.filter(([, { lastGrade }]) => lastGrade === 'wrong')).toEqual([]);
  });
});
