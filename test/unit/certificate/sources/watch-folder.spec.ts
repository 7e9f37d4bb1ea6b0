import { mkdir, mkdtemp, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { watchFolder } from '../../../../lib/certificate/sources/watch-folder.js';
import { LiveHandles } from '../store/live-handles.js';

describe('the watch on a folder', () => {
  let parent: string;
  let folder: string;
  let hints: number;
  let waiting: (() => void) | undefined;
  let end: () => void;
  beforeEach(async () => {
    parent = await mkdtemp(join(tmpdir(), 'watch-'));
    folder = join(parent, 'certs');
    await mkdir(folder);
    hints = 0;
    end = watchFolder(folder, () => {
      hints += 1;
      waiting?.();
    });
  });
  afterEach(async () => {
    end();
    await rm(parent, { recursive: true });
  });

  /** Does something, and resolves at the first hint after it. */
  async function hintAfter(change: () => Promise<unknown>): Promise<void> {
    const hinted = new Promise<void>((resolve) => (waiting = resolve));
    await change();
    await hinted;
  }

  /** What one change sets off may come in several parts. */
  async function quiet(): Promise<void> {
    let before = -1;
    while (before !== hints) {
      before = hints;
      await new Promise((resolve) => setTimeout(resolve, 30));
    }
  }

  it('sees each of many symlink swaps', async () => {
    await symlink('v0', join(folder, '..data'));
    for (let version = 1; version <= 10; version += 1) {
      await quiet();
      await hintAfter(async () => {
        await symlink(`v${version}`, join(folder, '..tmp'));
        await rename(join(folder, '..tmp'), join(folder, '..data'));
      });
    }
  });

  it('goes on after the folder was deleted and made anew at once', async () => {
    for (let time = 0; time < 3; time += 1) {
      await hintAfter(async () => {
        await rm(folder, { recursive: true });
        await mkdir(folder);
      });
      await quiet();
      await hintAfter(() => writeFile(join(folder, 'a'), `${time}`));
      await quiet();
    }
  });

  it('goes on after the folder was away for a while', async () => {
    await hintAfter(() => rename(folder, `${folder}.old`));
    await quiet();
    await hintAfter(() => mkdir(folder));
    await quiet();
    await hintAfter(() => writeFile(join(folder, 'a'), ''));
  });

  it('begins when the folder comes to be', async () => {
    end();
    const late = join(parent, 'late');
    end = watchFolder(late, () => waiting?.());
    await hintAfter(() => mkdir(late));
  });

  it('ends, also while it waits for a folder that is not there', async () => {
    end();
    const handles = new LiveHandles();
    const ends = [folder, join(parent, 'nowhere')].map((each) => watchFolder(each, () => (hints += 1)));
    expect(handles.names).toEqual(['FSEVENTWRAP', 'Timeout']);
    ends.forEach((endOne) => endOne());
    const before = hints;
    await writeFile(join(folder, 'a'), '');
    expect(await handles.left()).toEqual([]);
    expect(hints).toBe(before);
  });
});
