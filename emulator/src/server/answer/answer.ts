/** What goes back to the client. An object is sent as JSON, a string or Buffer as it is. @internal */
export interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer | object;
}

/** One bad field of a request. @internal */
export interface FieldError {
  readonly field: string;
  readonly message: string;
  readonly rejectedValue: unknown;
}

/** HTTP 200, `resultType: SUCCESS`. @internal */
export function success(payload: unknown): Answer {
  return { status: 200, body: { resultType: 'SUCCESS', success: payload, error: null } };
}

/** `resultType: FAIL`. A business failure has HTTP 200. @internal */
export function fail(errorCode: string, reason: string, status = 200, data: object = {}): Answer {
  const error = { errorType: 0, errorCode, reason, data, title: null };
  return { status, body: { resultType: 'FAIL', success: null, error } };
}

/** The one answer without an envelope: a code or a token that is no good. @internal */
export function invalidGrant(): Answer {
  return { status: 400, body: { error: 'invalid_grant' } };
}

/** HTTP 400 for fields that are missing or of the wrong kind. @internal */
export function badRequest(
  errorDetails: readonly FieldError[],
  reason = '요청 값이 올바르지 않아요.',
): Answer {
  return fail('INVALID_PARAMETER', reason, 400, { errorDetails });
}

/** HTTP 404 for a path that does not exist, or not with that method. @internal */
export function notFound(): Answer {
  return fail('NOT_FOUND', '요청한 주소가 없어요.', 404);
}
