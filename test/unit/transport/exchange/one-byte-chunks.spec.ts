import { spawnSync } from 'node:child_process';

const PROGRAM = `
  const { CollectedBody } = await import('./lib/transport/exchange/collected-body.ts');
  const body = new CollectedBody();
  for (let at = 0; at < 2_097_152; at += 1) body.add(Buffer.from([at & 0xff]));
  process.stdout.write(String(body.bytes().length));
`;

describe('a body in chunks of one byte', () => {
  it('takes about as much memory as its bytes: two million of them fit into a heap of 32 MB', () => {
    const { stdout, status } = spawnSync(
      process.execPath,
      [
        '--max-old-space-size=32',
        '--import',
        './test/helpers/typescript-loader.mjs',
        '--input-type=module',
        '-e',
        PROGRAM,
      ],
      { encoding: 'utf8' },
    );
    expect({ stdout, status }).toEqual({ stdout: '2097152', status: 0 });
  });
});
