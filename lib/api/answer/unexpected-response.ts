import { API_TEXTS } from '../errors/api-message.js';
import { AppsInTossApiError } from '../errors/apps-in-toss-api.error.js';

/** A SUCCESS that lacks what it promises. It names the field, never the value. @internal */
export function unexpectedResponse(field: string, expected: string): AppsInTossApiError {
  const { message, hint } = API_TEXTS.AIT_API_RESPONSE_UNEXPECTED;
  return new AppsInTossApiError({
    code: 'AIT_API_RESPONSE_UNEXPECTED',
    message: `${message}: it says SUCCESS, but "${field}" is not ${expected}`,
    hint,
    outcome: 'unknown',
  });
}
