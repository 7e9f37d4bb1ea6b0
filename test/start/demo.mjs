import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const built = fileURLToPath(new URL('../../sample/basic/dist/demo.js', import.meta.url));
const READY = 'Ctrl-C ends it.';
const OURS = /^(APPS_IN_TOSS_|TOSS_|PORT$|NO_COLOR$|FORCE_COLOR$)/;

/** The demo as a process with a temporary folder and an environment of its own. */
export class Demo {
  #text = '';
  #child;
  /** Resolves to the exit code, or to the signal that ended it. */
  ended;

  /** Ends with the test, whatever becomes of it. */
  static async start(t, environment = {}) {
    if (!existsSync(built)) {
      throw new Error(
        'sample/basic/dist/demo.js is missing: build the root, apps-in-toss-emulator and sample-basic first',
      );
    }
    const folder = await mkdtemp(join(tmpdir(), 'ait-start-'));
    const demo = new Demo(folder, environment);
    t.after(async () => {
      demo.#child.kill('SIGKILL');
      await demo.ended;
      await rm(folder, { recursive: true, force: true });
    });
    return demo;
  }

  constructor(folder, environment) {
    this.folder = folder;
    const inherited = Object.entries(process.env).filter(([name]) => !OURS.test(name));
    // Windows has TEMP; the working folder keeps a `.env` of the developer out of it.
    const own = { TMPDIR: folder, TEMP: folder, TMP: folder, PORT: '0', ...environment };
    this.#child = spawn(process.execPath, [built], {
      cwd: folder,
      env: { ...Object.fromEntries(inherited), ...own },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const stream of [this.#child.stdout, this.#child.stderr]) {
      stream.setEncoding('utf8').on('data', (chunk) => (this.#text += chunk));
    }
    this.ended = new Promise((resolve) =>
      this.#child.once('close', (code, signal) => resolve(code ?? signal)),
    );
  }

  /** Everything printed so far. */
  get text() {
    return this.#text;
  }

  /** Resolves when the demo has invited to try it, rejects when it ends before. */
  ready() {
    return this.printed(READY);
  }

  printed(words) {
    return new Promise((resolve, reject) => {
      const look = () => this.#text.includes(words) && resolve();
      this.#child.stdout.on('data', look);
      this.ended.then((how) => reject(new Error(`ended with ${how} before "${words}":\n${this.#text}`)));
      look();
    });
  }

  signal(name) {
    this.#child.kill(name);
  }

  /** What is in its temporary folder. */
  files() {
    return readdir(this.folder);
  }
}
