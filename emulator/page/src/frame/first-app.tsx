import { useState } from 'preact/hooks';
import { text } from '../text/text.js';
import { AppSheet } from './app-sheet.js';

/** What stands in every room while there is no app. */
export function FirstApp() {
  const [creating, setCreating] = useState(false);
  const { apps } = text();
  return (
    <div class="card empty">
      <strong>{apps.none}</strong>
      {apps.noneSays}
      <div>
        <button type="button" class="button is-primary" onClick={() => setCreating(true)}>
          {apps.create}
        </button>
      </div>
      {creating && <AppSheet onClose={() => setCreating(false)} />}
    </div>
  );
}
