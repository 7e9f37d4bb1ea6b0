import { type FSWatcher, watch } from 'node:fs';
import { basename } from 'node:path';

const FIRST_RETRY_MS = 1_000;
const LONGEST_RETRY_MS = 30_000;

/**
 * Calls `changed` when something in a folder may have changed, also after the folder was deleted and made anew.
 *
 * A folder and never a file: a watch on a file follows its inode and is dead after the first rename or symlink swap.
 * Only a hint all the same. A system may have no watches left, or a network file system none to offer; whoever needs
 * certainty compares the content.
 *
 * @param concerns whether a file is of interest, by its name: a log file beside the pairs changes all the time. What
 * begins with two dots always is: Kubernetes swaps such a link
 * @returns a function that ends the watch
 * @internal
 */
export function watchFolder(
  folder: string,
  changed: () => void,
  concerns: (name: string) => boolean = () => true,
): () => void {
  const self = basename(folder);
  let watcher: FSWatcher | undefined;
  let retry: NodeJS.Timeout | undefined;
  let delay = FIRST_RETRY_MS;
  let ended = false;

  const disarm = (): void => {
    clearTimeout(retry);
    watcher?.close();
    watcher = undefined;
  };
  const arm = (): boolean => {
    disarm();
    if (ended) return false;
    try {
      watcher = watch(folder, { persistent: false });
    } catch {
      // Not there, or no watches left on this machine. The poll sees what this watch cannot.
      again();
      return false;
    }
    delay = FIRST_RETRY_MS;
    watcher.on('error', again);
    watcher.on('change', (kind, name) => {
      // The folder itself went or moved: this watch will never speak again.
      if (kind === 'rename' && (name === null || name === self)) arm();
      // The name of the watched folder itself is one of a swap above it.
      const file = name?.toString();
      if (file === undefined || file === self || file.startsWith('..') || concerns(file)) changed();
    });
    return true;
  };
  const again = (): void => {
    disarm();
    if (ended) return;
    retry = setTimeout(() => arm() && changed(), delay).unref();
    delay = Math.min(delay * 2, LONGEST_RETRY_MS);
  };

  arm();
  return () => {
    ended = true;
    disarm();
  };
}

/** {@link watchFolder} over several folders. @internal */
export function watchFolders(
  folders: Iterable<string>,
  changed: () => void,
  concerns?: (name: string) => boolean,
): () => void {
  const ends = [...new Set(folders)].map((folder) => watchFolder(folder, changed, concerns));
  return () => ends.forEach((end) => end());
}
