/**
 * Runs something that others wrote, and does not wait for it for ever.
 *
 * @throws what it throws, or an Error when the time is over
 * @internal
 */
export async function within<T>(milliseconds: number, run: () => Promise<T> | T): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${milliseconds} ms`)), milliseconds);
    timer.unref();
  });
  try {
    return await Promise.race([run(), late]);
  } finally {
    clearTimeout(timer);
  }
}
