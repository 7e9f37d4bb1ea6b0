/** Whom a request is about: a user by one of two keys, or nobody. @internal */
export interface Caller {
  readonly userKey: number | null;
  readonly anonKey: string | null;
}

/** The same text for the same person in the same role. @internal */
export function callerId({ userKey, anonKey }: Caller): string {
  return anonKey === null ? `user ${userKey}` : `anon ${anonKey}`;
}

/** @internal */
export function sameCaller(one: Caller, other: Caller): boolean {
  return one.userKey === other.userKey && one.anonKey === other.anonKey;
}
