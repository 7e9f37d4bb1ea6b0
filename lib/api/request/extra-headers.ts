import { isReservedHeader } from '../../transport/exchange/reserved-headers.js';
import { AppsInTossRequestError } from '../errors/apps-in-toss-request.error.js';
import { objectArgument } from './argument.js';

const NAME = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;
const VALUE = /^[\x20-\x7e]*$/;

/** The headers a caller of `call()` adds, with lower-case names. @throws AppsInTossRequestError @internal */
export function extraHeaders(headers: unknown): Record<string, string> {
  if (headers === undefined) return {};
  objectArgument('headers', headers);
  const checked: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers as object)) {
    if (!NAME.test(name)) throw vetoed('a name holds a character that may not stand there');
    const lower = name.toLowerCase();
    if (isReservedHeader(lower)) throw vetoed(`"${lower}" is not yours to set`);
    if (typeof value !== 'string' || !VALUE.test(value)) {
      throw vetoed(`the value of "${lower}" is not a string of printable ASCII characters`);
    }
    checked[lower] = value;
  }
  return checked;
}

function vetoed(why: string): AppsInTossRequestError {
  return new AppsInTossRequestError({
    code: 'AIT_API_HEADER_REFUSED',
    message: `The argument "headers" is not usable: ${why}`,
  });
}
