/** A way in which applications print, store or send a value; what comes out, as text. */
export type Sink = (value: unknown) => string | Promise<string>;

/** Sinks of one family, by name. */
export type Sinks = Readonly<Record<string, Sink>>;
