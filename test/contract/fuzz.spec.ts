import { fuzz } from '../../emulator/test/contract/fuzz.js';
import { operations } from '../../emulator/src/contract/operations.generated.js';
import { useEmulator } from '../../emulator/test/helpers/setup.js';

const requests = Number(process.env['FUZZ_REQUESTS'] ?? 5_000);
const seed = Number(process.env['FUZZ_SEED'] ?? 1);

describe(`${requests} requests made up from openapi.yaml, seed ${seed}`, () => {
  const app = useEmulator();

  it('get no HTTP 500 and no answer off its schema, and every operation succeeds and fails among them', async () => {
    const { faults, outcomes } = await fuzz(app, requests, seed);
    expect(faults).toEqual([]);
    const of = (id: string) => [...outcomes.keys()].filter((outcome) => outcome.startsWith(`${id} `));
    if (process.env['FUZZ_SEED']) console.info(Object.fromEntries([...outcomes].sort()));
    for (const { id } of operations) expect(of(id)).toContain(`${id} SUCCESS`);
  });
});
