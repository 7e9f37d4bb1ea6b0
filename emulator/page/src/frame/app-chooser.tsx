import { useState } from 'preact/hooks';
import { Icon } from '../controls/icon.js';
import { Menu } from '../controls/menu.js';
import { app, overview } from '../state/emulator.js';
import { go } from '../state/place.js';
import { text } from '../text/text.js';
import { AppSheet } from './app-sheet.js';

export function AppChooser() {
  const [creating, setCreating] = useState(false);
  const { apps } = text();
  const names = overview.value?.apps ?? [];
  return (
    <>
      <Menu
        left
        label={`${apps.choose}: ${app.value ?? ''}`}
        buttonClass="chooser"
        button={
          <>
            <span>{app.value ?? apps.none}</span>
            <Icon name="chevron" />
          </>
        }
      >
        {names.map((name) => (
          <li key={name}>
            <button type="button" onClick={() => go(name)} aria-current={name === app.value}>
              {name}
              {name === app.value && <Icon name="check" size={16} />}
            </button>
          </li>
        ))}
        <li class="rule" aria-hidden="true" />
        <li>
          <button type="button" onClick={() => setCreating(true)}>
            <Icon name="plus" size={16} />
            {apps.create}
          </button>
        </li>
      </Menu>
      {creating && <AppSheet onClose={() => setCreating(false)} />}
    </>
  );
}
