import { ExpressAdapter } from '@nestjs/platform-express';
import { start } from './start.js';

void start(new ExpressAdapter());
