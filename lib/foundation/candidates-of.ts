/**
 * The causes that fit an error, for a copy of what it says; nothing where it has one cause.
 *
 * @internal
 */
export function candidatesOf(error: object): { candidates?: readonly string[] } {
  const { candidates } = error as { candidates?: readonly string[] };
  return candidates ? { candidates } : {};
}
