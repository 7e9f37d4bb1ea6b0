import { readdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { CertificateDirectory, CertificateInput } from './certificate-input.interface.js';
import { HeldInput } from './held-input.js';
import { storeProblem } from '../faults/store-problem.js';
import { shownPath } from '../material/material-path.js';
import { directoryPairs, isPairFile, type PairFiles } from './directory-pairs.js';
import { inputsOf } from './inputs-of.js';
import { REVOKED_FILE, readRevokedFile } from '../revoked/revoked-file.js';
import { NONE_REVOKED } from '../revoked/revoked-list.js';
import {
  type SourceContent,
  type SourceMember,
  StoreSource,
  WHOLE_SOURCE,
} from './store-source.interface.js';
import { watchFolder } from './watch-folder.js';

/**
 * A folder with any number of pairs, `<name>_public.crt` and `<name>_private.key`, and maybe the list `revoked` beside
 * them.
 *
 * @internal
 */
export class DirectorySource extends StoreSource {
  readonly canChange = true;
  readonly #directory: string;
  readonly #shown: string | undefined;
  readonly #passphrase: string | undefined;
  readonly #option: string;
  readonly #variable: string | undefined;

  constructor({ directory, passphrase }: CertificateDirectory, option: string, variable?: string) {
    super();
    this.#variable = variable;
    this.#directory = resolve(directory);
    // Of what was given, and not of what became of it: a key in the place of a folder looks like a path by then.
    this.#shown = shownPath(directory);
    this.#passphrase = passphrase;
    this.#option = `${option}.directory`;
  }

  async load(): Promise<CertificateInput[]> {
    return inputsOf((await this.look()).members);
  }

  async look(): Promise<SourceContent> {
    const fileNames = await this.#fileNames();
    const pairs = directoryPairs(fileNames);
    const revoked = fileNames.includes(REVOKED_FILE)
      ? await readRevokedFile(join(this.#directory, REVOKED_FILE), `${this.#option}[${REVOKED_FILE}]`)
      : NONE_REVOKED;
    // What the list says holds also where there is nothing else.
    const members = pairs.length === 0 ? [this.#nothing()] : pairs.map((pair) => this.#member(pair));
    return { members, revoked };
  }

  override watch(changed: () => void): () => void {
    return watchFolder(this.#directory, changed, (name) => isPairFile(name) || name === REVOKED_FILE);
  }

  #nothing(): SourceMember {
    const facts = { ...this.#facts, option: this.#option };
    return {
      place: WHOLE_SOURCE,
      option: this.#option,
      input: storeProblem('AIT_CERT_DIRECTORY_EMPTY', facts),
    };
  }

  /** Half of what is wrong with folders is that another one was meant. */
  get #facts(): { variable: string | undefined; path: string | undefined } {
    return { variable: this.#variable, path: this.#shown };
  }

  async #fileNames(): Promise<string[]> {
    try {
      const entries = await readdir(this.#directory, { withFileTypes: true });
      return entries.filter((entry) => !entry.isDirectory()).map((entry) => entry.name);
    } catch (cause) {
      const { code } = cause as NodeJS.ErrnoException;
      throw storeProblem('AIT_CERT_DIRECTORY_UNREADABLE', {
        ...this.#facts,
        option: this.#option,
        detail: reasonOf(code),
        cause,
      });
    }
  }

  #member({ name, cert, key }: PairFiles): SourceMember {
    const option = `${this.#option}[${printable(name)}]`;
    const member = { place: `name:${name}`, option };
    if (!cert || !key) {
      const detail = cert ? '<name>_private.key' : '<name>_public.crt';
      return { ...member, input: storeProblem('AIT_CERT_HALF_PAIR', { option, detail }) };
    }
    const paths = { cert: join(this.#directory, cert), key: join(this.#directory, key) };
    return {
      ...member,
      input: new HeldInput({
        ...paths,
        ...(this.#passphrase !== undefined && { passphrase: this.#passphrase }),
      }),
    };
  }
}

function reasonOf(code: string | undefined): string {
  if (code === 'ENOENT') return 'there is no such folder';
  if (code === 'ENOTDIR') return 'it is not a folder';
  if (code === 'EACCES' || code === 'EPERM') return 'this process has no permission to list it';
  return `the system says ${code ?? 'nothing more'}`;
}

/** A file name comes from outside: whatever could forge or flood a log line is left out. */
function printable(name: string): string {
  const clean = name.replace(/[^\p{L}\p{N}\p{M} ._()-]/gu, '?');
  return clean.length > 60 ? `${clean.slice(0, 60)}…` : clean;
}
