// @nestjs/axios 4 is CJS, so in a CJS project it is typed with the same half of axios as this package: they fit.
import type { HttpService } from '@nestjs/axios';
import type { AppsInTossHttpService } from 'nestjs-apps-in-toss';

export function fits(service: AppsInTossHttpService): Pick<HttpService, keyof HttpService> {
  return service;
}
