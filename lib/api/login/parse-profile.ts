import type { ParseTools } from '../call/operation.interface.js';
import { ResponseFields } from '../answer/response-fields.js';
import type { Profile } from './login.interface.js';

/** @internal */
export function parseProfile(success: unknown, { decrypt }: ParseTools): Profile {
  const fields = new ResponseFields(success);
  const personal = (name: string): string | null => {
    const value = fields.optionalText(name);
    return value === null || decrypt === undefined ? value : decrypt(name, value);
  };
  const policy = fields.optionalText('policy');
  const certTxId = fields.optionalText('certTxId');
  const { policy: _policy, certTxId: _certTxId, ...others } = fields.all;
  return {
    ...others,
    userKey: fields.wholeNumber('userKey'),
    scope: fields.words('scope'),
    agreedTerms: fields.texts('agreedTerms'),
    ...(policy !== null && { policy }),
    ...(certTxId !== null && { certTxId }),
    name: personal('name'),
    phone: personal('phone'),
    birthday: personal('birthday'),
    ci: personal('ci'),
    gender: personal('gender'),
    nationality: personal('nationality'),
    email: personal('email'),
    di: null,
  };
}
