import { basename, dirname, resolve } from 'node:path';
import type { CertificateInput } from './certificate-input.interface.js';
import { HeldInput } from './held-input.js';
import { inputsOf } from './inputs-of.js';
import { materialPath } from './watched-path.js';
import { type SourceContent, type SourceMember, StoreSource } from './store-source.interface.js';
import type { HalfVariables } from '../material/read-certificate-material.js';
import { NONE_REVOKED } from '../revoked/revoked-list.js';
import { watchFolders } from './watch-folder.js';

/**
 * Pairs that are named in the options one by one, as paths or as text.
 *
 * @internal
 */
export class PairSource extends StoreSource {
  readonly #members: readonly SourceMember[];
  readonly #files: readonly string[];

  constructor(
    option: CertificateInput | readonly CertificateInput[],
    name: string,
    variables?: HalfVariables,
  ) {
    super();
    const inputs = Array.isArray(option)
      ? (option as readonly CertificateInput[])
      : [option as CertificateInput];
    this.#members = inputs.map((input, index) => ({
      place: `index:${index}`,
      option: Array.isArray(option) ? `${name}[${index}]` : name,
      variables,
      input: new HeldInput(input),
    }));
    const paths = inputs.flatMap(({ cert, key }) => [materialPath(cert), materialPath(key)]);
    this.#files = paths.flatMap((path) => (path === undefined ? [] : [resolve(path)]));
  }

  get canChange(): boolean {
    return this.#files.length > 0;
  }

  async load(): Promise<CertificateInput[]> {
    return inputsOf(this.#members);
  }

  async look(): Promise<SourceContent> {
    return { members: this.#members, revoked: NONE_REVOKED };
  }

  override watch(changed: () => void): () => void {
    const names = new Set(this.#files.map((file) => basename(file)));
    return watchFolders(this.#files.map(dirname), changed, (name) => names.has(name));
  }
}
