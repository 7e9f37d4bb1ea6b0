import { AxiosError, type AxiosResponseTransformer } from 'axios';
import { isTooDeep } from '../../../foundation/deep-json.js';

/**
 * What axios makes of an answer by itself, except of JSON that is nested without end: parsing it would stop the process
 * for as long as a server likes. It is treated as text that is no JSON is.
 *
 * @internal
 */
export function shallowOnly(
  transforms: AxiosResponseTransformer | AxiosResponseTransformer[] | undefined,
): AxiosResponseTransformer[] {
  return [transforms ?? []].flat().map(
    (transform): AxiosResponseTransformer =>
      function (data: unknown, ...more) {
        if (typeof data !== 'string' || !isTooDeep(data))
          return transform.call(this, data, ...more) as unknown;
        const isStrict = this.responseType === 'json' && this.transitional?.silentJSONParsing === false;
        if (!isStrict) return data;
        throw new AxiosError(
          'The answer is JSON nested too deep to parse',
          AxiosError.ERR_BAD_RESPONSE,
          this,
        );
      },
  );
}
