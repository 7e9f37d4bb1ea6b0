import { Inject } from '@nestjs/common';
import {
  getAppsInTossClientToken,
  getAppsInTossHealthIndicatorToken,
  getAppsInTossHttpServiceToken,
  getClientCertificateStoreToken,
} from './apps-in-toss.tokens.js';

/** Injects the `AppsInTossClient` of the mini-app registered under `name`. @publicApi */
export function InjectAppsInTossClient(name?: string): PropertyDecorator & ParameterDecorator {
  return Inject(getAppsInTossClientToken(name));
}

/** Injects the `AppsInTossHttpService` of the mini-app registered under `name`. @publicApi */
export function InjectAppsInTossHttpService(name?: string): PropertyDecorator & ParameterDecorator {
  return Inject(getAppsInTossHttpServiceToken(name));
}

/** Injects the `ClientCertificateStore` of the mini-app registered under `name`. @publicApi */
export function InjectClientCertificateStore(name?: string): PropertyDecorator & ParameterDecorator {
  return Inject(getClientCertificateStoreToken(name));
}

/** Injects the `AppsInTossHealthIndicator` of the mini-app registered under `name`. @publicApi */
export function InjectAppsInTossHealthIndicator(name?: string): PropertyDecorator & ParameterDecorator {
  return Inject(getAppsInTossHealthIndicatorToken(name));
}
