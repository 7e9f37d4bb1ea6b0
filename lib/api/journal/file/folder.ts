import { type FileHandle, open } from 'node:fs/promises';
import { join } from 'node:path';

/** An open folder. @internal */
export class Folder {
  readonly name: string;
  readonly #handle: FileHandle | undefined;

  private constructor(name: string, handle: FileHandle | undefined) {
    this.name = name;
    this.#handle = handle;
  }

  static async open(name: string): Promise<Folder> {
    // Windows has no handles of folders; it keeps what was renamed without being asked.
    return new Folder(name, process.platform === 'win32' ? undefined : await open(name, 'r'));
  }

  /** The path of a file in it. The address of a socket holds a hundred letters, which is less than many paths have. */
  path(file: string): string {
    return process.platform === 'linux' ? `/proc/self/fd/${this.#handle?.fd}/${file}` : join(this.name, file);
  }

  /** What was created, renamed or removed in it survives a crash of the machine from now on. */
  async sync(): Promise<void> {
    await this.#handle?.sync();
  }

  async close(): Promise<void> {
    await this.#handle?.close();
  }
}
