import { NestFactory } from '@nestjs/core';
import { AppModule } from './app.module.js';

const app = await NestFactory.create(AppModule);
// On SIGTERM the module lets requests in flight finish and closes its connections.
app.enableShutdownHooks();
await app.listen(process.env.PORT || 3000);
