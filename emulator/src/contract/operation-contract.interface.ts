import type { HostName } from '../server/routing/host-name.js';
import type { Schema } from './schema.interface.js';

/**
 * Whom a request has to name: nobody (`none`), exactly one user by userKey or anonymous key (`required`), one or nobody
 * (`optional`), a userKey or nobody (`user`), an anonymous key that need not be known (`anonymous`).
 *
 * @internal
 */
export type IdentityRule = 'none' | 'required' | 'optional' | 'user' | 'anonymous';

/** Calls per minute of one app, or of one user of one app. @internal */
export interface CallLimit {
  readonly per: 'app' | 'user';
  readonly perMinute: number;
}

/** What openapi.yaml says about an operation, as far as the server goes by it. @internal */
export interface OperationContract {
  /** `group.method`. */
  readonly id: string;
  readonly host: HostName;
  readonly method: 'GET' | 'POST';
  /** After the prefix that all paths share. */
  readonly path: string;
  readonly identity: IdentityRule;
  readonly limits: readonly CallLimit[];
  /** Codes of failures, as documented for it. */
  readonly codes: readonly string[];
  readonly headers: Readonly<Record<string, Schema>>;
  /** Of the JSON body; left out where none is looked at. */
  readonly body?: Schema;
}
