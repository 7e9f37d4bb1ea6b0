import type { LoggerService } from '@nestjs/common';
import { dim, red } from './paint.js';

/** Lets through what goes wrong and what the module reports about certificates; Nest's own chronicle stays quiet. */
export class DemoLogger implements LoggerService {
  #narrated = true;

  /** Up to here the narrator has told what the module reports. */
  takeOver(): void {
    this.#narrated = false;
  }

  log(message: unknown, ...rest: unknown[]): void {
    if (!this.#narrated && contextOf(rest).startsWith('AppsInToss'))
      console.log(dim(`   [${contextOf(rest)}] ${String(message)}`));
  }

  warn(message: unknown, ...rest: unknown[]): void {
    console.warn(dim(`   [${contextOf(rest)}] ${String(message)}`));
  }

  error(message: unknown, ...rest: unknown[]): void {
    // A failed start is told by the demo, and a failed health check by its answer.
    const told =
      contextOf(rest) === 'ExceptionHandler' || String(message).startsWith('Health Check has failed');
    if (!told) console.error(red(`   [${contextOf(rest)}] ${String(message)}`));
  }
}

/** Nest hands over the context last. */
function contextOf(rest: readonly unknown[]): string {
  const last = rest.at(-1);
  return typeof last === 'string' ? last : 'Nest';
}
