/** A command line that cannot be followed; its message is all there is to say. @internal */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
