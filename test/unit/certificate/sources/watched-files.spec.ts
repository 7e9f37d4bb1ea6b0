import { writeFile } from 'node:fs/promises';
import { StoreLab } from '../store/store-lab.js';

/** Far longer than a test: whatever happens within one was not the poll's doing. */
const NEVER_MS = 3_600_000;

describe('a pair that is named file by file', () => {
  let lab: StoreLab;
  beforeEach(async () => void (lab = await StoreLab.open()));
  afterEach(() => lab.close());

  it('is read again when its files change', async () => {
    const [one, two] = [await lab.issue('one', -9), await lab.issue('two', -1)];
    const [cert, key] = [lab.path('a.crt'), lab.path('a.key')];
    const write = async ({ chain, key: text }: typeof one): Promise<void> => {
      await writeFile(cert, chain);
      await writeFile(key, text);
    };
    await write(one);
    const store = await lab.started({ source: { cert, key }, watch: { pollInterval: NEVER_MS } });
    const activated = new Promise<void>((resolve) =>
      store.events$.subscribe(({ type }) => type === 'activated' && resolve()),
    );
    await write(two);
    await activated;
    expect(store.active?.commonName).toBe('two');
  });
});
