import type { IncomingHttpHeaders } from 'node:http';
import type { AnonymousKeys } from '../anonymous-key/anonymous-keys.js';
import type { IdentityRule } from '../contract/operation-contract.interface.js';
import type { UserDirectory } from '../login/user-directory.js';
import { badFields, refusal } from '../server/answer/answer-error.js';
import type { Caller } from './caller.interface.js';

const nobody: Caller = { userKey: null, anonKey: null };

/** Reads who a request is about from its two headers, and knows whether there is such a person. @internal */
export class Callers {
  /** @param knownOnly whether a userKey that never signed in is refused as well */
  constructor(
    private readonly users: UserDirectory,
    private readonly anonymousKeys: AnonymousKeys,
    private readonly knownOnly: boolean,
  ) {}

  /** @throws AnswerError */
  identify(rule: IdentityRule, appName: string, headers: IncomingHttpHeaders): Caller {
    if (rule === 'none') return nobody;
    const userKey = one(headers['x-toss-user-key']);
    // In-app purchases do not know the other header.
    const anonKey = rule === 'user' ? undefined : one(headers['x-anon-key']);
    if (userKey !== undefined && anonKey !== undefined) {
      const message = 'x-toss-user-key와 x-anon-key 중 하나만 보내야 해요.';
      throw badFields([{ field: 'x-anon-key', message, rejectedValue: anonKey }]);
    }
    if (userKey === undefined && anonKey === undefined) return missing(rule);
    const caller = { userKey: userKey === undefined ? null : Number(userKey), anonKey: anonKey ?? null };
    // Verifying is for finding out, and an order outlives the link with its user.
    if (rule === 'required' || rule === 'optional') this.check(appName, caller);
    return caller;
  }

  /** @throws AnswerError for somebody whom the app does not know */
  check(appName: string, caller: Caller): void {
    if (!this.knows(appName, caller)) throw refusal('4010', '인증 정보를 찾을 수 없어요.');
  }

  knows(appName: string, { userKey, anonKey }: Caller): boolean {
    if (anonKey !== null) return this.anonymousKeys.has(appName, anonKey);
    if (userKey === null || this.users.find(appName, userKey)) return true;
    return !this.knownOnly && !this.users.isUnlinked(appName, userKey);
  }
}

function missing(rule: IdentityRule): Caller {
  if (rule === 'optional' || rule === 'user') return nobody;
  const field = rule === 'anonymous' ? 'x-anon-key' : 'x-toss-user-key';
  throw badFields([{ field, message: '헤더가 필요해요.', rejectedValue: null }]);
}

function one(header: string | string[] | undefined): string | undefined {
  return Array.isArray(header) ? header[0] : header;
}
