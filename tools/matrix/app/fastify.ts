import { FastifyAdapter } from '@nestjs/platform-fastify';
import { start } from './start.js';

void start(new FastifyAdapter());
