import type { CertificateInput, CertificateSource } from './certificate-input.interface.js';
import type { AppsInTossCertificateError } from '../faults/certificate.error.js';
import type { HalfVariables } from '../material/read-certificate-material.js';
import type { HeldInput } from './held-input.js';
import type { RevokedList } from '../revoked/revoked-list.js';

/**
 * Failures that carry this place are about the source as a whole.
 *
 * @internal
 */
export const WHOLE_SOURCE = '*';

/**
 * Place of members that have no spot of their own: a list from a secret manager may shift, so that a bad member says
 * nothing about which of the former ones it replaces.
 *
 * @internal
 */
export const NO_PLACE = '?';

/** One member of a source: what may be a pair. @internal */
export interface SourceMember {
  /** Stays the same as long as the member is in the same spot, whatever its content becomes. */
  readonly place: string;
  /** The option, for error messages, such as `certificate[1]`. */
  readonly option: string;
  /** Where the halves came from, for error messages. */
  readonly variables?: HalfVariables | undefined;
  /** The pair; or, where even that is missing, why. */
  readonly input: HeldInput | AppsInTossCertificateError;
}

/** What a source holds at one moment. @internal */
export interface SourceContent {
  readonly members: readonly SourceMember[];
  /** Which certificates must never be used again, as the source has it. */
  readonly revoked: RevokedList;
}

/** Registered, so that the ESM and the CJS copy of the package know each other's sources. */
const OURS = Symbol.for('nestjs-apps-in-toss:store-source');

/** A source as the store reads it. @internal */
export abstract class StoreSource implements CertificateSource {
  readonly [OURS] = true;
  /** Whether it makes sense to look again: files change, text in an option does not. */
  abstract readonly canChange: boolean;
  /** Milliseconds after which a look is given up. */
  readonly patience: number = 10_000;

  abstract load(): Promise<CertificateInput[]>;

  /** @throws AppsInTossCertificateError when nothing at all can be said about the members */
  abstract look(): Promise<SourceContent>;

  /** See `CertificateSource`; absent where nothing tells of changes. */
  watch?(changed: () => void): () => void;
}

/** Whether a source is one of this package, and not one of a user that happens to have the same methods. @internal */
export function isStoreSource(value: object): value is StoreSource {
  return OURS in value;
}
