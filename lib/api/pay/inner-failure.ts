import { knownErrorCode } from '../answer/known-error-code.js';
import { codeText } from '../answer/read-envelope.js';
import { redact } from '../answer/redact.js';
import { API_TEXTS } from '../errors/api-message.js';
import { AppsInTossApiError } from '../errors/apps-in-toss-api.error.js';
import type { MoneyFields } from '../money/money-fields.js';
import { PAY_CODES } from './pay.codes.js';

/** A SUCCESS may hold a failure: `errorCode`, or a `code` that is not 0. @throws AppsInTossApiError @internal */
export function throwInnerFailure(fields: MoneyFields): void {
  const { errorCode: given, code } = fields.all;
  const isFine = code === undefined || code === null || Number(code) === 0;
  const errorCode = codeText(given) ?? (isFine ? undefined : codeText(code));
  if (errorCode === undefined) return;
  const known = knownErrorCode(errorCode, PAY_CODES);
  const { message, hint } = API_TEXTS[known?.code ?? 'AIT_API_PAYMENT_FAILED'];
  const secrets = ['payToken', 'accountNumber'].map((name) => fields.textOrNull(name) ?? '');
  const words = fields.textOrNull('msg');
  throw new AppsInTossApiError({
    code: known?.code ?? 'AIT_API_PAYMENT_FAILED',
    message: `${message} (errorCode ${/^[\w.-]{1,64}$/.test(errorCode) ? errorCode : 'unreadable'})`,
    hint,
    // A code that nobody knows may mean anything, "done before" included.
    outcome: known?.outcome ?? 'unknown',
    errorCode,
    reason: words === null ? undefined : redact(words, secrets),
  });
}
