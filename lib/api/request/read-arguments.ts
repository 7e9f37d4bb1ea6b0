import { AppsInTossRequestError } from '../errors/apps-in-toss-request.error.js';

/**
 * Reads every field before it complains, so that all mistakes are told at once.
 *
 * @throws AppsInTossRequestError
 * @internal
 */
export function readArguments<T extends object>(readers: { readonly [Name in keyof T]: () => T[Name] }): T {
  const faults: AppsInTossRequestError[] = [];
  const values: Partial<T> = {};
  for (const name of Object.keys(readers) as Array<keyof T>) {
    try {
      values[name] = readers[name]();
    } catch (error) {
      if (!(error instanceof AppsInTossRequestError)) throw error;
      faults.push(error);
    }
  }
  const [first] = faults;
  if (!first) return values as T;
  if (faults.length === 1) throw first;
  throw new AppsInTossRequestError({
    code: first.code,
    message: faults.map(({ message }) => message).join('. '),
    hint: first.hint,
  });
}
