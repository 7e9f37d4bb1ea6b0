import { ConsoleLogger, Controller, Get, type INestApplication, Logger } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import { onStandardStreams } from './captured.js';
import type { Sinks } from './sink.interface.js';

/** What the routes of the application below give away. */
const current: { value: unknown } = { value: undefined };

@Controller()
class Careless {
  @Get('throws')
  throws(): never {
    throw current.value;
  }

  @Get('wraps')
  wraps(): never {
    throw new Error(
      `call failed: ${String((current.value as Error | undefined)?.message ?? current.value)}`,
      {
        cause: current.value,
      },
    );
  }

  @Get('returns')
  returns(): unknown {
    return current.value;
  }

  @Get('explains')
  explains(): unknown {
    const { message, stack, cause } = Object(current.value) as Error;
    return { message, stack, cause, error: { ...(current.value as object) } };
  }
}

/** A real application over HTTP whose routes throw or return what they are told to. */
export async function openNestApp(): Promise<{ sinks: Sinks; close: () => Promise<void> }> {
  const module = await Test.createTestingModule({ controllers: [Careless] }).compile();
  const app: INestApplication = module.createNestApplication({ logger: false });
  await app.listen(0, '127.0.0.1');
  const url = await app.getUrl();
  const answered = async (route: string, value: unknown): Promise<string> => {
    current.value = value;
    const answer = await fetch(`${url}/${route}`);
    return `${[...answer.headers].join()}\n${await answer.text()}`;
  };
  /** What the exceptions layer logs, which is more than it answers. */
  const logged = (route: string, value: unknown, json: boolean): Promise<string> =>
    onStandardStreams(async () => {
      Logger.overrideLogger(new ConsoleLogger({ json, colors: false }));
      try {
        await answered(route, value);
      } finally {
        Logger.overrideLogger(false);
      }
    });
  const sinks: Sinks = {
    'answer of a route that throws it': (value) => answered('throws', value),
    'answer of a route that returns it': (value) => answered('returns', value),
    'answer of a route that returns its fields': (value) => answered('explains', value),
    "log of Nest's exceptions layer": (value) => logged('throws', value, false),
    "log of Nest's exceptions layer, JSON": (value) => logged('throws', value, true),
    "log of Nest's exceptions layer, wrapped": (value) => logged('wraps', value, false),
  };
  return {
    sinks,
    close: () => {
      current.value = undefined;
      return app.close();
    },
  };
}
