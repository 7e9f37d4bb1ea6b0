import { Benches } from './benches.js';
import { type Body, type Cell, find, type Finding, healthy } from './cell.js';
import { type Fault, FAULTS } from './fault.js';
import type { ServerKind, Version } from './listener.interface.js';
import { makeMaterial, type Material } from './material.js';
import { record } from './record.js';

const VERSIONS: Version[] = ['TLSv1.2', 'TLSv1.3'];
const START_MS = 110_000;

/** What a suite is made of. */
export interface DiagnosisSuite {
  readonly servers: readonly ServerKind[];
  readonly bodies: readonly Body[];
  /** Of the cells in which the server says anything at all, so many have one cause, and it is right. */
  readonly exact: number;
}

/** Every fault against every server: none is named wrongly, and most are named exactly. */
export function describeDiagnosis(title: string, { servers, bodies, exact }: DiagnosisSuite): void {
  describe(title, () => {
    const benches = new Benches(servers);
    const findings: Array<readonly [Cell, Finding]> = [];
    let material: Material;

    beforeAll(async () => {
      material = await makeMaterial();
      benches.open(material);
    });
    afterAll(async () => {
      await benches.close();
      await record(findings);
    }, START_MS);

    describe.each(servers)('$name', (kind) => {
      const bench = benches.of(kind);

      beforeAll(() => benches.opened(kind), START_MS);

      describe.each(VERSIONS)('%s', (version) => {
        describe.each(bodies)('%s', (body) => {
          it('takes a healthy request', async () => {
            expect(await healthy({ version, body }, bench, material)).toEqual({ status: 200, processed: 1 });
          });

          it.each(faultsOf(kind))('$name', async (fault) => {
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
        expect(own).toHaveLength(VERSIONS.length * bodies.length * FAULTS.length * 2);
        expect(processed).toEqual([]);
      });
    });

    it(`none is wrong, and where the server says anything at least ${exact * 100} % are exact`, () => {
      const mine = findings.filter(([, { client }]) => client === 'ours');
      const told = mine.filter(([cell, finding]) => saysSomething(cell, finding));
      report(mine, told);
      expect(mine).toHaveLength(servers.length * VERSIONS.length * bodies.length * FAULTS.length);
      expect(count('wrong', mine)).toBe(0);
      expect(count('exact', told) / told.length).toBeGreaterThanOrEqual(exact);
    });
  });
}

type Findings = ReadonlyArray<readonly [Cell, Finding]>;

function count(grade: Finding['lastGrade'], of: Findings): number {
  return of.filter(([, { lastGrade }]) => lastGrade === grade).length;
}

/** Not where nobody is reached, and not where the connection is cut, or left to itself, without a word. */
function saysSomething({ fault }: Cell, { words, first }: Finding): boolean {
  const isSilent = /^(ECONNRESET|EPIPE)/.test(words) || first.code === 'AIT_NET_HANDSHAKE_TIMEOUT';
  return !fault.instead && !isSilent;
}

function faultsOf({ differs = {} }: ServerKind): readonly Fault[] {
  return FAULTS.map((fault) => ({ ...fault, truth: differs[fault.name] ?? fault.truth }));
}

function report(mine: Findings, told: Findings): void {
  const sums = (of: Findings): string =>
    `${of.length} cells, ${count('exact', of)} exact, ${count('ambiguous', of)} ambiguous, ${count('wrong', of)} wrong`;
  const share = ((100 * count('exact', told)) / told.length).toFixed(1);
  process.stdout.write(`${sums(mine)}; the server said something in ${sums(told)}: ${share} % exact\n`);
}
