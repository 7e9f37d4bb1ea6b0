// An app with a folder of certificates, in a process of its own: tells its parent what happens to them.
import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { AppsInTossModule, ClientCertificateStore } from '../../../dist/esm/index.js';

const [directory, pollInterval] = process.argv.slice(2);
const module = AppsInTossModule.forRoot({
  certificate: { directory },
  watch: { pollInterval: Number(pollInterval) },
});
const app = await NestFactory.createApplicationContext(module, { logger: false });
const store = app.get(ClientCertificateStore);
store.events$.subscribe(({ type, certificate }) => {
  process.send({ type, fingerprint256: certificate?.fingerprint256, active: store.active?.fingerprint256 });
});
process.on('disconnect', () => app.close());
process.send({ type: 'ready', active: store.active?.fingerprint256 });
