import { AppsInTossModule, type AppsInTossModuleOptions } from 'nestjs-apps-in-toss';

const pair = { cert: './public.crt', key: './private.key' };

// Every form of a certificate.
AppsInTossModule.forRoot({ certificate: pair });
AppsInTossModule.forRoot({ certificate: { cert: Buffer.from(''), key: Buffer.from(''), passphrase: 'x' } });
AppsInTossModule.forRoot({ certificate: [pair, { ...pair, passphrase: 'x' }] });
AppsInTossModule.forRoot({ certificate: { directory: './certificates' } });
AppsInTossModule.forRoot({ certificate: { load: async () => [pair], watch: () => () => {} } });
AppsInTossModule.forRoot({ certificate: pair, isGlobal: true, name: 'second' });

// @ts-expect-error An option that does not exist.
AppsInTossModule.forRoot({ certificate: pair, timeout: 1_000 });

// @ts-expect-error No certificate.
AppsInTossModule.forRoot({});

// @ts-expect-error No options at all.
AppsInTossModule.forRoot();

// @ts-expect-error A certificate without its key.
AppsInTossModule.forRoot({ certificate: { cert: './public.crt' } });

// @ts-expect-error A key without its certificate.
AppsInTossModule.forRoot({ certificate: { key: './private.key' } });

// @ts-expect-error A pair and a folder at once.
AppsInTossModule.forRoot({ certificate: { ...pair, directory: './certificates' } });

// @ts-expect-error A folder and a source at once.
AppsInTossModule.forRoot({ certificate: { directory: './certificates', load: async () => [pair] } });

// @ts-expect-error A pair and a source at once.
AppsInTossModule.forRoot({ certificate: { ...pair, load: async () => [pair] } });

// @ts-expect-error Something that is no certificate.
AppsInTossModule.forRoot({ certificate: { cert: 1, key: 2 } });

// @ts-expect-error A canary that does not exist.
AppsInTossModule.forRoot({ certificate: pair, canary: 'sometimes' });

// @ts-expect-error Verification of the server cannot be turned off.
AppsInTossModule.forRoot({ certificate: pair, rejectUnauthorized: false });

// @ts-expect-error `true` is no watch: it is on where the source can change, and `false` turns it off.
AppsInTossModule.forRoot({ certificate: pair, watch: true });

// @ts-expect-error How the module is registered is no option of the client.
export const options: AppsInTossModuleOptions = { certificate: pair, isGlobal: true };
