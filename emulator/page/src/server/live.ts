import { signal } from '@preact/signals';
import { open } from './call.js';

/** Whether the emulator is there: false while the stream is being opened again. */
export const connected = signal(true);

type Listener = (name: string, data: unknown) => void;

const again = 1_000;

/**
 * Listens to what happens, for as long as the page lives. `EventSource` cannot send a token, so the stream is read by
 * `fetch`; `reopened` is called whenever something may have been missed.
 */
export async function listen(listener: Listener, reopened: () => void): Promise<never> {
  for (;;) {
    try {
      const { body } = await open('/events');
      connected.value = true;
      reopened();
      if (body) await read(body, listener);
    } catch {
      // Told by `connected`; the next try follows.
    }
    connected.value = false;
    await new Promise((resolve) => setTimeout(resolve, again));
  }
}

async function read(body: ReadableStream<Uint8Array>, listener: Listener): Promise<void> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let rest = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    const blocks = (rest + decoder.decode(value, { stream: true })).split('\n\n');
    rest = blocks.pop() ?? '';
    for (const block of blocks) tell(block, listener);
  }
}

function tell(block: string, listener: Listener): void {
  const [, name] = /^event: (.+)$/m.exec(block) ?? [];
  const [, data] = /^data: (.+)$/m.exec(block) ?? [];
  if (name && data) listener(name, JSON.parse(data));
}
