import { dirname, resolve } from 'node:path';
import type { CertificateInput } from './certificate-input.interface.js';
import { inputsOf } from './inputs-of.js';
import { materialPath } from './watched-path.js';
import type { SourceMember, StoreSource } from './store-source.interface.js';
import { watchFolders } from './watch-folder.js';

/**
 * Pairs that are named in the options one by one, as paths or as text.
 *
 * @internal
 */
export class PairSource implements StoreSource {
  readonly #members: readonly SourceMember[];
  readonly #folders: readonly string[];

  constructor(option: CertificateInput | readonly CertificateInput[], name: string) {
    const inputs = Array.isArray(option)
      ? (option as readonly CertificateInput[])
      : [option as CertificateInput];
    this.#members = inputs.map((input, index) => ({
      place: `index:${index}`,
      option: Array.isArray(option) ? `${name}[${index}]` : name,
      input,
    }));
    const paths = inputs.flatMap(({ cert, key }) => [materialPath(cert), materialPath(key)]);
    this.#folders = paths.flatMap((path) => (path === undefined ? [] : [dirname(resolve(path))]));
  }

  get canChange(): boolean {
    return this.#folders.length > 0;
  }

  async load(): Promise<CertificateInput[]> {
    return inputsOf(this.#members);
  }

  async members(): Promise<SourceMember[]> {
    return [...this.#members];
  }

  watch(changed: () => void): () => void {
    return watchFolders(this.#folders, changed);
  }
}
