import type { ServerResponse } from 'node:http';

/** A call of the admin API, as a route sees it. @internal */
export interface ConsoleCall {
  /** What stood in the places of the path that begin with a colon. */
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  /** The JSON body; an empty object when there was none. */
  readonly body: Readonly<Record<string, unknown>>;
  /** For the one route that answers for as long as somebody listens. */
  readonly response: ServerResponse;
}

/** What goes back: JSON, a file, or nothing where the route answers by itself. @internal */
export type ConsoleReply = object | FileReply | undefined;

/** A file to download. @internal */
export class FileReply {
  constructor(
    readonly name: string,
    readonly type: string,
    readonly bytes: Buffer,
  ) {}
}

/** One line of the admin API. @internal */
export interface ConsoleRoute {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Such as `/api/apps/:app/certificates`. */
  readonly path: string;
  handle(call: ConsoleCall): ConsoleReply | Promise<ConsoleReply>;
}
