/** A state that cannot be used, and why. The file was left as it is. @internal */
export class StateFileError extends Error {
  override readonly name = 'StateFileError';

  constructor(path: string, reason: string, cause?: unknown) {
    super(`state: ${path} ${reason}`, cause === undefined ? undefined : { cause });
  }
}
