import { mkdir, mkdtemp, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Issued } from '../../helpers/pki.js';

type Pair = Pick<Issued, 'chain' | 'key'>;

/**
 * A folder as the kubelet keeps a mounted Secret: the files are links through `..data`, which is a link to a folder
 * named by time; an update makes a new folder and swaps the link by one rename.
 */
export class Mount {
  #version = 0;

  private constructor(readonly folder: string) {}

  static async create(pair: Pair): Promise<Mount> {
    const mount = new Mount(await mkdtemp(join(tmpdir(), 'mount-')));
    await mount.publish(pair);
    for (const name of ['app_public.crt', 'app_private.key'])
      await symlink(join('..data', name), join(mount.folder, name));
    return mount;
  }

  /** Resolves right after the rename. */
  async publish({ chain, key }: Pair): Promise<void> {
    const before = `..v${this.#version}`;
    const now = `..v${(this.#version += 1)}`;
    await mkdir(join(this.folder, now));
    await writeFile(join(this.folder, now, 'app_public.crt'), chain);
    await writeFile(join(this.folder, now, 'app_private.key'), key);
    await symlink(now, join(this.folder, '..data_tmp'));
    await rename(join(this.folder, '..data_tmp'), join(this.folder, '..data'));
    this.#old = before;
  }

  /** The kubelet removes the former folder a moment later. */
  async tidy(): Promise<void> {
    if (this.#old) await rm(join(this.folder, this.#old), { recursive: true, force: true });
  }

  close(): Promise<void> {
    return rm(this.folder, { recursive: true, force: true });
  }

  #old: string | undefined;
}
