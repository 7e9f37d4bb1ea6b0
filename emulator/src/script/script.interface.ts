/**
 * An answer that replaces the emulator's own.
 *
 * @publicApi
 */
export interface ScriptedAnswer {
  /** Default 200. */
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as it is; an object is sent as JSON. Default: nothing. */
  readonly body?: string | Buffer | object;
  /** Whether the endpoint acts before its answer is replaced. Default false: a gateway answered in its place. */
  readonly processed?: boolean;
}

/**
 * What happens to the next request (or the next `times`) of one method and path. The methods can be combined, such as
 * `script(…).delay(50).destroyAfterProcessing()`. A script on which none is called lets its requests pass untouched.
 *
 * @publicApi
 */
export interface Script {
  /** Replaces the answer. */
  answer(answer: ScriptedAnswer): this;
  /** Reads the request and ends the connection; the endpoint never acts. */
  destroyBeforeProcessing(): this;
  /** Lets the endpoint act and ends the connection in place of an answer. */
  destroyAfterProcessing(): this;
  /** Holds back the answer (or the end of the connection) for `ms` of real time. The endpoint acts before that. */
  delay(ms: number): this;
  /** Sends the headers and half of the body, then ends the connection. */
  truncateBody(): this;
}
