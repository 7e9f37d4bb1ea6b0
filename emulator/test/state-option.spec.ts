import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmulator } from '../src/index.js';

describe('startEmulator({ state })', () => {
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'emulator-state-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('goes on where the run before it ended', async () => {
    const state = join(folder, 'state.jsonl');
    const first = await startEmulator({ state, keys: 'ec' });
    const { ca } = first;
    await first.issueCertificate('my-app');
    first.createPromotion({ promotionCode: 'WELCOME', budget: 1_000 });
    first.clock.advance(86_400_000);
    const now = first.clock.now();
    await first.close();

    const second = await startEmulator({ state, keys: 'ec' });
    expect(second.ca).toBe(ca);
    expect(second.clock.now().getTime()).toBeGreaterThanOrEqual(now.getTime());
    expect(() => second.createPromotion({ promotionCode: 'WELCOME', budget: 1 })).toThrow(/WELCOME/);
    await second.close();
  });

  it('refuses a damaged file with its reason, and leaves it as it is', async () => {
    const state = join(folder, 'state.jsonl');
    await writeFile(state, 'not a state\nof anything\n');
    await expect(startEmulator({ state })).rejects.toThrow(/state\.jsonl/);
  });

  it.each(['', 7])('refuses %p as a path', async (state) => {
    await expect(startEmulator({ state: state as string })).rejects.toThrow('state: expected the path');
  });
});
