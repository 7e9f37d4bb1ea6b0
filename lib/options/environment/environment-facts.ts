/** Which environment variables options were read from. @internal */
export interface EnvironmentFacts {
  readonly used: readonly string[];
  /** Set, of a name that could have meant us, and not read. */
  readonly ignored: readonly string[];
}

/** Registered, so that the ESM and the CJS copy of the package agree. A symbol, so that it is no option. */
const FACTS = Symbol.for('nestjs-apps-in-toss:environment');

/** Notes on options where they come from; they may be spread and changed after that. @internal */
export function withEnvironmentFacts<T extends object>(options: T, facts: EnvironmentFacts): T {
  return { ...options, [FACTS]: { used: facts.used, ignored: facts.ignored } };
}

/** @internal */
export function environmentFactsOf(options: object): EnvironmentFacts | undefined {
  return (options as { [FACTS]?: EnvironmentFacts })[FACTS];
}
