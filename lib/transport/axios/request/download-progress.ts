import type { AxiosProgressEvent } from 'axios';
import type { IncomingMessage } from 'node:http';
import { Progress } from './progress.js';

/** Counts the bytes of an answer as they come, before they are decompressed. @internal */
export function reportDownload(
  message: IncomingMessage,
  listener: (event: AxiosProgressEvent) => void,
): void {
  const length = message.headers['content-length'];
  const progress = new Progress(listener, 'download', length === undefined ? undefined : Number(length));
  message.on('data', (chunk: Buffer) => progress.add(chunk.length));
  message.once('close', () => progress.end());
  message.once('end', () => progress.end());
}
