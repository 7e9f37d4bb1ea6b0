import { AppsInTossClient } from '../api/apps-in-toss-client.js';

/** Answers for the methods of a group: the result itself, or a promise of it. @publicApi */
export type StubsOf<Group> = {
  readonly [Name in keyof Group]?: Group[Name] extends (...args: infer Args) => infer Result
    ? (...args: Args) => Result | Awaited<Result>
    : StubsOf<Group[Name]>;
};

/** Answers for the methods of the client, by group. @publicApi */
export type ClientStubs = StubsOf<AppsInTossClient>;

/**
 * A client for unit tests, without a network: the methods that are given answer, all others are checked as always and
 * then fail with the name of what was called. Functions of `jest.fn()` and `vi.fn()` stay what they are.
 *
 * @example
 * const toss = stubAppsInTossClient({ iap: { getOrderStatus: async () => ({ isPaid: true }) as OrderStatus } });
 * const service = new OrderService(toss);
 *
 * @throws TypeError for a group or a method that there is not
 * @publicApi
 */
export function stubAppsInTossClient(stubs: ClientStubs = {}): AppsInTossClient {
  const client = new AppsInTossClient({
    transport: {
      send: async ({ operation }) => {
        throw new Error(`${operation} was called, and stubAppsInTossClient() was given no answer for it`);
      },
    },
    apiBaseUrl: 'https://apps-in-toss.invalid',
    payBaseUrl: 'https://pay.apps-in-toss.invalid',
    deadline: 1_000,
  });
  place(client, stubs, 'toss');
  return client;
}

function place(target: object, stubs: object, path: string): void {
  for (const [name, stub] of Object.entries(stubs)) {
    const known = (target as Record<string, unknown>)[name];
    if (known === undefined) throw new TypeError(`stubAppsInTossClient(): there is no ${path}.${name}`);
    if (typeof known === 'function') {
      if (typeof stub !== 'function')
        throw new TypeError(`stubAppsInTossClient(): ${path}.${name} must be a function`);
      Object.defineProperty(target, name, {
        value: stub,
        writable: true,
        configurable: true,
        enumerable: true,
      });
    } else if (typeof stub === 'object' && stub !== null) place(known as object, stub, `${path}.${name}`);
    else throw new TypeError(`stubAppsInTossClient(): ${path}.${name} must be an object of functions`);
  }
}
