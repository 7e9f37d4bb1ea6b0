import type { HttpService } from '@nestjs/axios';
import type { AppsInTossHttpService } from 'nestjs-apps-in-toss';

type Surface = Pick<HttpService, keyof HttpService>;

/** Code written for `HttpService` of `@nestjs/axios` takes the service of this package as it is. */
export function fits(service: AppsInTossHttpService): Surface {
  return service;
}

export function theClassDoesNot(service: typeof AppsInTossHttpService): Surface {
  // @ts-expect-error What fits is the instance.
  return service;
}
