import { request } from 'node:http';
import type { RunFile } from './run-file.js';
import { UsageError } from './usage.error.js';

/** The admin API, called from another terminal. @internal */
export class AdminClient {
  constructor(private readonly run: RunFile) {}

  /** @throws UsageError with what the emulator said */
  async call<Answer>(method: string, path: string, body?: object): Promise<Answer> {
    const { status, text } = await this.send(method, `/api${path}`, body);
    const answer = JSON.parse(text) as Answer & { error?: { message: string } };
    if (status !== 200) throw new UsageError(answer.error?.message ?? text);
    return answer;
  }

  /** Not by `fetch`: loading it takes longer than the whole command. */
  private send(
    method: string,
    path: string,
    body: object | undefined,
  ): Promise<{ status: number; text: string }> {
    return new Promise((resolve, reject) => {
      const headers = { authorization: `Bearer ${this.run.token}`, 'content-type': 'application/json' };
      const call = request(new URL(path, this.run.console), { method, headers }, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', reject);
        response.on('end', () => {
          resolve({ status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString('utf8') });
        });
      });
      call.on('error', (error) => reject(new UsageError(`The emulator does not answer: ${error.message}`)));
      call.end(body && JSON.stringify(body));
    });
  }
}
