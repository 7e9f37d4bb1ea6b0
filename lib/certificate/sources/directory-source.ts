import { readdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { CertificateDirectory, CertificateInput } from './certificate-input.interface.js';
import { storeProblem } from '../faults/store-problem.js';
import { directoryPairs, type PairFiles } from './directory-pairs.js';
import { inputsOf } from './inputs-of.js';
import type { SourceMember, StoreSource } from './store-source.interface.js';
import { watchFolder } from './watch-folder.js';

/**
 * A folder with any number of pairs, `<name>_public.crt` and `<name>_private.key`.
 *
 * @internal
 */
export class DirectorySource implements StoreSource {
  readonly canChange = true;
  readonly #directory: string;
  readonly #passphrase: string | undefined;
  readonly #option: string;

  constructor({ directory, passphrase }: CertificateDirectory, option: string) {
    this.#directory = resolve(directory);
    this.#passphrase = passphrase;
    this.#option = `${option}.directory`;
  }

  async load(): Promise<CertificateInput[]> {
    return inputsOf(await this.members());
  }

  async members(): Promise<SourceMember[]> {
    const pairs = directoryPairs(await this.#fileNames());
    if (pairs.length === 0) throw storeProblem('AIT_CERT_DIRECTORY_EMPTY', { option: this.#option });
    return pairs.map((pair) => this.#member(pair));
  }

  watch(changed: () => void): () => void {
    return watchFolder(this.#directory, changed);
  }

  async #fileNames(): Promise<string[]> {
    try {
      const entries = await readdir(this.#directory, { withFileTypes: true });
      return entries.filter((entry) => !entry.isDirectory()).map((entry) => entry.name);
    } catch (cause) {
      const { code } = cause as NodeJS.ErrnoException;
      throw storeProblem('AIT_CERT_DIRECTORY_UNREADABLE', {
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
      input: { ...paths, ...(this.#passphrase !== undefined && { passphrase: this.#passphrase }) },
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
