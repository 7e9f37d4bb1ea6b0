import { ResponseFields } from '../answer/response-fields.js';
import type { TokenSet } from './login.interface.js';

/** @internal */
export function parseTokenSet(success: unknown): TokenSet {
  const fields = new ResponseFields(success);
  return {
    tokenType: fields.text('tokenType'),
    accessToken: fields.text('accessToken'),
    refreshToken: fields.text('refreshToken'),
    // The table of the documentation says string, its samples show a number.
    expiresIn: fields.wholeNumber('expiresIn'),
    scope: fields.words('scope'),
  };
}
