import type { SuccessOf } from '../contract/operation-types.js';
import type { DecryptionSettings } from '../decryption-settings.js';
import { encryptPersonalData } from './profile-cipher.js';
import { scopeOfField } from './scope.js';
import type { PersonalField } from './scope.js';
import type { StoredUser } from './user-directory.js';

/** The answer of login-me: what the user agreed to, encrypted; the rest null. `di` is always null. @internal */
export function profileOf(user: StoredUser, decryption: DecryptionSettings): SuccessOf<'login.getMe'> {
  const personal = Object.entries(scopeOfField).map(([field, scope]) => {
    const value = user[field as PersonalField];
    const shown = typeof value === 'string' && user.scope.includes(scope);
    return [field, shown ? encryptPersonalData(value, decryption) : null];
  });
  return {
    userKey: user.userKey,
    scope: user.scope.join(','),
    agreedTerms: [...user.agreedTerms],
    ...(Object.fromEntries(personal) as Record<PersonalField, string | null>),
    di: null,
  };
}
