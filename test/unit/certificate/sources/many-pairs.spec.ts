import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { StoreLab } from '../store/store-lab.js';

const PAIRS = 300;
const PROGRAM = `
  import { ClientCertificateStore } from './lib/certificate/client-certificate-store.ts';
  const store = new ClientCertificateStore({ source: { directory: process.argv[1] }, watch: false });
  await store.start();
  process.stdout.write(store.active?.commonName ?? store.startProblems.map(({ message }) => message).join());
`;

describe('a folder with hundreds of pairs', () => {
  it('is read a few files at a time: a process that may open a hundred starts', async () => {
    const lab = await StoreLab.open();
    const good = await lab.issue('one', 0, { validFrom: new Date(Date.now() - 60_000) });
    await lab.place('zzz', good);
    const { chain } = await lab.issue('other');
    for (let index = 0; index < PAIRS; index += 1) await lab.place(String(index), { chain, key: good.key });
    const node = [
      process.execPath,
      '--import',
      './test/helpers/typescript-loader.mjs',
      '--input-type=module',
    ];
    const { stdout } = await promisify(execFile)('sh', [
      '-c',
      'ulimit -n 100; exec "$@"',
      'sh',
      ...node,
      '--eval',
      PROGRAM,
      lab.folder,
    ]);
    expect(stdout).toBe('one');
    await lab.close();
  });
});
