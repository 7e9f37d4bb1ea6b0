import type { InjectionToken } from '@nestjs/common';
import { AppsInTossClient } from './api/apps-in-toss-client.js';
import { ClientCertificateStore } from './certificate/client-certificate-store.js';
import { AppsInTossHealthIndicator } from './health/apps-in-toss.health.js';
import { AppsInTossHttpService } from './transport/axios/apps-in-toss-http.service.js';

/** String token that Nest's module builder derives from the module's name. */
const APPS_IN_TOSS_OPTIONS = 'APPS_IN_TOSS_MODULE_OPTIONS';

/**
 * Token of the options of every registration. A test that puts a stub in the place of the client needs no certificate:
 * `overrideProvider(getAppsInTossOptionsToken()).useValue({ startup: 'lenient' })`.
 *
 * @publicApi
 */
export function getAppsInTossOptionsToken(): string {
  return APPS_IN_TOSS_OPTIONS;
}

/** Token of the running pieces of one mini-app. @internal */
export function runtimeToken(name?: string): InjectionToken {
  return name === undefined ? Symbol.for('nestjs-apps-in-toss:runtime') : named('runtime', name);
}

/** Token of the client of a named mini-app; the class itself without a name. @publicApi */
export function getAppsInTossClientToken(name?: string): InjectionToken {
  return name === undefined ? AppsInTossClient : named('client', name);
}

/** Token of the HTTP service of a named mini-app; the class itself without a name. @publicApi */
export function getAppsInTossHttpServiceToken(name?: string): InjectionToken {
  return name === undefined ? AppsInTossHttpService : named('http-service', name);
}

/** Token of the certificate store of a named mini-app; the class itself without a name. @publicApi */
export function getClientCertificateStoreToken(name?: string): InjectionToken {
  return name === undefined ? ClientCertificateStore : named('certificate-store', name);
}

/** Token of the health indicator of a named mini-app; the class itself without a name. @publicApi */
export function getAppsInTossHealthIndicatorToken(name?: string): InjectionToken {
  return name === undefined ? AppsInTossHealthIndicator : named('health-indicator', name);
}

/** Registered symbols, so that the ESM and the CJS copy of the package agree. */
function named(kind: string, name: string): symbol {
  return Symbol.for(`nestjs-apps-in-toss:${kind}:${name}`);
}
