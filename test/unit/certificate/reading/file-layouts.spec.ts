import { mkdir, rename, rm, symlink, writeFile } from 'node:fs/promises';
import type { Issued } from '../../../helpers/pki.js';
import { StoreLab } from '../store/store-lab.js';

const ROTATIONS = 20;

describe('every replacement of the files is seen', () => {
  let lab: StoreLab;
  let issued: Issued[];
  beforeAll(async () => {
    lab = await StoreLab.open();
    const all = Array.from({ length: ROTATIONS + 1 }, (_, index) => lab.issue(`c${index}`, index - 60));
    issued = await Promise.all(all);
  });
  afterAll(() => lab.close());

  /** As the kubelet does it: a new folder, then one rename of the link that all files go through. */
  async function publish(version: number, names: [string, string]): Promise<void> {
    const mount = lab.path('mount');
    await mkdir(`${mount}/..v${version}`, { recursive: true });
    await writeFile(`${mount}/..v${version}/${names[0]}`, issued[version]!.chain);
    await writeFile(`${mount}/..v${version}/${names[1]}`, issued[version]!.key);
    await symlink(`..v${version}`, `${mount}/..data_tmp`);
    await rename(`${mount}/..data_tmp`, `${mount}/..data`);
    if (version > 0) await rm(`${mount}/..v${version - 1}`, { recursive: true });
    else for (const name of names) await symlink(`..data/${name}`, `${mount}/${name}`);
  }

  const layouts: [string, [string, string], (mount: string) => unknown][] = [
    ['paths', ['tls.crt', 'tls.key'], (mount) => ({ cert: `${mount}/tls.crt`, key: `${mount}/tls.key` })],
    ['a directory', ['app_public.crt', 'app_private.key'], (directory) => ({ directory })],
  ];

  it.each(layouts)('a Kubernetes Secret mount, by %s', async (_, names, sourceOf) => {
    await publish(0, names);
    const store = await lab.started({ source: sourceOf(lab.path('mount')) });
    for (let version = 1; version <= ROTATIONS; version += 1) {
      await publish(version, names);
      expect(await store.reload()).toMatchObject({
        status: 'changed',
        active: { commonName: `c${version}` },
      });
    }
    await rm(lab.path('mount'), { recursive: true });
  });

  it('rename over both files', async () => {
    const source = { cert: lab.path('cert.pem'), key: lab.path('key.pem') };
    const replace = async ({ chain, key }: Issued): Promise<void> => {
      await writeFile(`${source.cert}.new`, chain);
      await writeFile(`${source.key}.new`, key);
      await rename(`${source.cert}.new`, source.cert);
      await rename(`${source.key}.new`, source.key);
    };
    await replace(issued[0]!);
    const store = await lab.started({ source });
    for (const [version, each] of issued.entries()) {
      await replace(each);
      expect(await store.reload()).toMatchObject({ active: { commonName: `c${version}` } });
    }
  });
});
