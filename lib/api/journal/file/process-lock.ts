import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { readdir, rename, unlink } from 'node:fs/promises';
import { connect, createServer, type Server } from 'node:net';
import { basename, dirname } from 'node:path';
import { AppsInTossJournalError } from '../apps-in-toss-journal.error.js';
import { Folder } from './folder.js';

const TRIES = 4;
const NEW = '.new';

/**
 * Keeps a second living process (or a second journal in this one) away from a file.
 *
 * The lock is a socket that this process listens on, not a number in a file: the kernel closes it with the process,
 * however that ends. So a dead process holds nothing, whatever became of its process id, and two containers that share
 * the folder see each other, because the socket is found by the file and not by a network. Whoever wants the file puts
 * up a socket under a name that nobody else ever uses, and only then looks at the others: of two that come at the same
 * time at least one sees the other, and removing what a dead one left behind can never hit a living one.
 *
 * @internal
 */
export class ProcessLock {
  readonly #server: Server;
  readonly #giveUp: () => Promise<void>;

  private constructor(server: Server, giveUp: () => Promise<void>) {
    this.#server = server;
    this.#giveUp = giveUp;
  }

  /** @throws AppsInTossJournalError `AIT_JOURNAL_IN_USE` */
  static async acquire(file: string): Promise<ProcessLock> {
    if (process.platform === 'win32') return ProcessLock.#onPipe(file);
    const folder = await Folder.open(dirname(file));
    try {
      for (let tries = 1; tries <= TRIES; tries += 1) {
        const lock = await ProcessLock.#try(file, folder);
        if (lock) return lock;
        // Two that came at the same time step back for different times.
        await new Promise((resolve) => setTimeout(resolve, tries * (5 + Math.random() * 30)));
      }
      throw new AppsInTossJournalError('AIT_JOURNAL_IN_USE', file);
    } catch (error) {
      await folder.close();
      throw error;
    }
  }

  async release(): Promise<void> {
    await this.#giveUp();
    this.#server.close();
    await once(this.#server, 'close');
  }

  /** A name of a pipe is free again as soon as its process is gone, and there is one for each file. */
  static async #onPipe(file: string): Promise<ProcessLock> {
    const name = createHash('sha256').update(file.toLowerCase()).digest('hex');
    try {
      const server = await listen(`\\\\.\\pipe\\apps-in-toss-journal-${name}`);
      return new ProcessLock(server, () => Promise.resolve());
    } catch (error) {
      throw new AppsInTossJournalError('AIT_JOURNAL_IN_USE', file, error);
    }
  }

  static async #try(file: string, folder: Folder): Promise<ProcessLock | undefined> {
    const claim = prefixOf(file) + randomBytes(6).toString('hex');
    const server = await claimed(folder, claim, file);
    if (!server) return undefined;
    if (!(await othersLive(folder, prefixOf(file), claim))) {
      return new ProcessLock(server, async () => {
        await remove(folder.path(claim));
        await folder.close();
      });
    }
    await remove(folder.path(claim));
    server.close();
    return undefined;
  }
}

/** A socket under its final name, or nothing when somebody tidied it away meanwhile. */
async function claimed(folder: Folder, claim: string, file: string): Promise<Server | undefined> {
  let server: Server | undefined;
  try {
    // Between its making and its listening a socket looks dead. So it gets the name that others look at afterwards.
    server = await listen(folder.path(claim + NEW));
    await rename(folder.path(claim + NEW), folder.path(claim));
    return server;
  } catch (error) {
    server?.close();
    if (codeOf(error) === 'ENOENT') return undefined;
    throw new AppsInTossJournalError(
      'AIT_JOURNAL_FAILED',
      `a socket that locks ${file} could not be made beside it: its folder must exist, be writable and lie on a local disk`,
      error,
    );
  }
}

async function othersLive(folder: Folder, prefix: string, own: string): Promise<boolean> {
  for (const name of await readdir(folder.name)) {
    if (!name.startsWith(prefix) || name === own) continue;
    // Who is only about to come will see us.
    if (await isListening(folder.path(name))) {
      if (!name.endsWith(NEW)) return true;
    } else {
      await remove(folder.path(name));
    }
  }
  return false;
}

/** Long names do not fit into the address of a socket. */
function prefixOf(file: string): string {
  const name = basename(file);
  const short = name.length <= 40 ? name : createHash('sha256').update(name).digest('hex').slice(0, 40);
  return `.${short}.lock-`;
}

/** Never keeps the process alive, and is not shared among the workers of a cluster. */
async function listen(path: string): Promise<Server> {
  const server = createServer((socket) => socket.destroy());
  server.unref();
  server.listen({ path, exclusive: true });
  await once(server, 'listening');
  return server;
}

/** Only a plain "nobody listens" counts as dead: whoever is stopped, or too busy to answer, still has the file. */
async function isListening(path: string): Promise<boolean> {
  const socket = connect(path);
  const code = await once(socket, 'connect').then(() => undefined, codeOf);
  socket.destroy();
  return code !== 'ECONNREFUSED' && code !== 'ENOENT';
}

async function remove(path: string): Promise<void> {
  try {
    await unlink(path);
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw error;
  }
}

function codeOf(error: unknown): string | undefined {
  return (error as NodeJS.ErrnoException).code;
}
