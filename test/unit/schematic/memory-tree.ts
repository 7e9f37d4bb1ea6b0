import type { Context, Tree } from '../../../schematic/devkit.interface.js';

/** A tree of files in memory, as the devkit hands one over. */
export class MemoryTree implements Tree {
  constructor(readonly files: Record<string, string>) {}

  exists(path: string): boolean {
    return Object.hasOwn(this.files, path);
  }

  read(path: string): Uint8Array | null {
    const text = this.files[path];
    return text === undefined ? null : new TextEncoder().encode(text);
  }

  create(path: string, content: string): void {
    if (this.exists(path)) throw new Error(`${path} is there already`);
    this.files[path] = content;
  }

  overwrite(path: string, content: string): void {
    if (!this.exists(path)) throw new Error(`${path} is not there`);
    this.files[path] = content;
  }

  getDir(folder: string): { visit(visitor: (path: string) => void): void } {
    return {
      visit: (visitor) => {
        for (const path of Object.keys(this.files)) if (path.startsWith(`${folder}/`)) visitor(`/${path}`);
      },
    };
  }
}

/** A context that keeps what was said and asked for. */
export function listening() {
  const said: string[] = [];
  const tasks: unknown[] = [];
  const context: Context = {
    logger: { info: () => undefined, warn: (message) => void said.push(message) },
    addTask: (task) => tasks.push(task.toConfiguration()),
  };
  return { said, tasks, context };
}
