/** An answer of the sample app. */
export interface Answer {
  readonly status: number;
  readonly milliseconds: number;
  readonly body: unknown;
}

/** One request to the sample app, as a mini-app would make it. */
export async function ask(url: string, init: RequestInit = {}): Promise<Answer> {
  const started = performance.now();
  const response = await fetch(url, init);
  const body: unknown = await response.json();
  return { status: response.status, milliseconds: Math.round(performance.now() - started), body };
}

/** The answer's body when all went well. */
export async function askFor<Body>(
  url: string,
  init?: RequestInit,
): Promise<{ body: Body; milliseconds: number }> {
  const { status, milliseconds, body } = await ask(url, init);
  if (status !== 200) {
    const { code = 'unknown', message = '' } = body as { code?: string; message?: string };
    throw new Error(`${new URL(url).pathname}: HTTP ${status} [${code}] ${message}`);
  }
  return { body: body as Body, milliseconds };
}
