/** What the admin API refuses, with a code that a program can branch on. @internal */
export class ConsoleError extends Error {
  override readonly name = 'ConsoleError';

  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

/** A value in the request that cannot be used. @internal */
export function unusable(message: string): ConsoleError {
  return new ConsoleError(400, 'UNUSABLE', message);
}

/** Something that was named and is not there. @internal */
export function missing(message: string): ConsoleError {
  return new ConsoleError(404, 'NOT_FOUND', message);
}
