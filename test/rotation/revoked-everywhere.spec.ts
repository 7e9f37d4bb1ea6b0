import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { setTimeout as pause } from 'node:timers/promises';
import { report } from './rig/figures.js';
import { Stand } from './rig/stand.js';

const INSTANCES = 5;
const SLOWEST_POLL_MS = 1_000;
const LOADER = pathToFileURL(join(process.cwd(), 'test/helpers/typescript-loader.mjs')).href;
const PROGRAM = join(process.cwd(), 'test/rotation/programs/instance.ts');

interface Answer {
  active: string;
  results: Record<string, number>;
}

describe('a leak', () => {
  let stand: Stand;
  const instances: ChildProcess[] = [];
  afterEach(async () => {
    await Promise.all(
      instances.splice(0).map(async (each) => {
        const exit = once(each, 'exit');
        each.send('end');
        await exit;
      }),
    );
    await stand.close();
  });

  function start(pollInterval: number): Promise<unknown> {
    const args = [stand.mount.folder, stand.origin, String(pollInterval)];
    const instance = fork(PROGRAM, args, { execArgv: ['--import', LOADER] });
    instances.push(instance);
    return once(instance, 'message');
  }

  async function ask(instance: ChildProcess): Promise<Answer> {
    const answer = once(instance, 'message');
    instance.send('report');
    const [told] = (await answer) as [Answer];
    return told;
  }

  it(`in the list beside the pairs is stopped on all of ${INSTANCES} processes under load, and stays so`, async () => {
    stand = await Stand.open({ module: { watch: false } });
    const { judge, first: leaked, mount } = stand;
    const successor = await stand.issue({ validFrom: new Date(Date.now() - 3_600_000) });
    await stand.addPair('standby', successor);
    await Promise.all(Array.from({ length: INSTANCES }, (_, index) => start(SLOWEST_POLL_MS - index * 100)));
    await pause(500);
    const { serialNumber } = leaked.x509;
    expect(await judge.bytes(serialNumber)).toBeGreaterThan(0);

    const list = join(mount.folder, 'revoked');
    await writeFile(`${list}.new`, `${leaked.fingerprint256}  # leaked\n`);
    await rename(`${list}.new`, list);
    await pause(SLOWEST_POLL_MS + 100);
    const bytesThen = await judge.bytes(serialNumber);
    await pause(1_000);
    const bytesLater = (await judge.bytes(serialNumber)) - bytesThen;
    const answers = await Promise.all(instances.map(ask));
    report(`a leak, stopped on ${INSTANCES} processes`, {
      'bytes under it after the slowest poll + 100 ms': bytesLater,
      'calls that succeeded': answers.reduce((sum, { results }) => sum + (results['succeeded'] ?? 0), 0),
    });
    expect(bytesLater).toBe(0);
    for (const { active, results } of answers) {
      expect(active).toBe(successor.fingerprint256);
      // They read: each went out again under the other certificate.
      expect(Object.keys(results)).toEqual(['succeeded']);
    }

    // A list that is damaged, and one that is empty again, bring nothing back; nor does a restart with the list.
    await writeFile(list, 'garbage');
    await pause(SLOWEST_POLL_MS + 100);
    await writeFile(list, leaked.fingerprint256.toLowerCase().replaceAll(':', ''));
    await start(SLOWEST_POLL_MS);
    await writeFile(list, '');
    await pause(SLOWEST_POLL_MS + 100);
    for (const { active } of await Promise.all(instances.map(ask)))
      expect(active).toBe(successor.fingerprint256);
    expect(await judge.bytes(serialNumber)).toBe(bytesThen);
  });
});
