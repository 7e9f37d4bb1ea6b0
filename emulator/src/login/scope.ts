/** Personal fields of a profile and the consent that each needs. @internal */
export const scopeOfField = {
  name: 'user_name',
  phone: 'user_phone',
  birthday: 'user_birthday',
  ci: 'user_ci',
  gender: 'user_gender',
  nationality: 'user_nationality',
  email: 'user_email',
} as const;

/** @internal */
export type PersonalField = keyof typeof scopeOfField;

/** Everything a user can agree to. @internal */
export const fullScope: readonly string[] = Object.values(scopeOfField);

/** A list without doubles, in lower case, with `user_key`, which Toss adds to every sign-in. @internal */
export function normalizeScope(scope: readonly string[] | string): readonly string[] {
  const items = typeof scope === 'string' ? scope.split(/[\s,]+/) : scope;
  return [...new Set([...items.filter((item) => item !== '').map((item) => item.toLowerCase()), 'user_key'])];
}
