import { Test } from '@nestjs/testing';
import {
  AppsInTossClient,
  AppsInTossHttpService,
  AppsInTossModule,
  type AppsInTossModuleOptions,
} from 'nestjs-apps-in-toss';
import type { LabServer, MtlsLab } from './mtls-lab.js';

export interface Wired {
  readonly client: AppsInTossClient;
  readonly http: AppsInTossHttpService;
}

/** The module as a user imports it, for one server of the lab; closed with the lab. */
export async function wired(
  lab: MtlsLab,
  { origin }: Pick<LabServer, 'origin'>,
  options: Partial<AppsInTossModuleOptions> = {},
): Promise<Wired> {
  const { chain, key } = await lab.authority.issue({ commonName: 'my-mini-app' });
  const module = await Test.createTestingModule({
    imports: [
      AppsInTossModule.forRoot({
        certificate: { cert: chain, key },
        apiBaseUrl: origin,
        payBaseUrl: origin,
        ca: lab.authority.pem,
        watch: false,
        ...options,
      }),
    ],
  }).compile();
  await module.init();
  lab.onClose(() => module.close());
  return { client: module.get(AppsInTossClient), http: module.get(AppsInTossHttpService) };
}
