import { useState } from 'preact/hooks';
import { Copy } from '../../controls/copy.js';
import { call } from '../../server/call.js';
import { act } from '../../state/act.js';
import { text } from '../../text/text.js';

/** What the SDK would give to the mini-app: without it nobody can log in. */
export function CodeBox({ app }: { app: string }) {
  const [code, setCode] = useState<string>();
  const words = text().code;

  async function get(): Promise<void> {
    const { authorizationCode } = await call<{ authorizationCode: string }>(
      'POST',
      `/apps/${encodeURIComponent(app)}/codes`,
      {},
    );
    setCode(authorizationCode);
  }

  return (
    <section class="card code-box" aria-label={words.title}>
      <div class="grow">
        <h2>{words.title}</h2>
        <p class="second small">{words.says}</p>
        {code !== undefined && (
          <p class="arrives value">
            <Copy value={code} label={words.value} />
          </p>
        )}
      </div>
      <button type="button" class="button is-soft" onClick={() => void act(get)}>
        {words.get}
      </button>
    </section>
  );
}
