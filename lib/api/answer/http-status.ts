/** Statuses with which a server says no before it acts. */
const DEFINITE_NO = new Set([400, 401, 403, 404, 405, 413, 415]);
const AMBIGUOUS = new Set([408, 409, 425]);

/** @internal */
export const TOO_MANY_REQUESTS = 429;

/** @internal */
export function isDefiniteNo(status: number): boolean {
  return DEFINITE_NO.has(status);
}

/** Whether the server may have acted before it answered so. @internal */
export function isAmbiguous(status: number): boolean {
  return AMBIGUOUS.has(status) || status >= 500;
}
