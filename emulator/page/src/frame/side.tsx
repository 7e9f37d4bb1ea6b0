import { Segments } from '../controls/field.js';
import { app, overview } from '../state/emulator.js';
import { addressOf, place, rooms } from '../state/place.js';
import { language, scheme } from '../state/preferences.js';
import { text } from '../text/text.js';
import { AppChooser } from './app-chooser.js';

/** The app and its rooms; on narrow screens a row of tabs. */
export function Side() {
  const words = text();
  const name = app.value ?? '';
  const waiting = overview.value?.waiting[name] ?? 0;
  return (
    <header class="side">
      <p class="brand">
        <img src="/icon.svg" alt="" />
        {words.title}
      </p>
      <AppChooser />
      <nav aria-label={words.rooms.label}>
        <ul>
          {rooms.map((room) => (
            <li key={room}>
              <a href={addressOf(name, room)} aria-current={place.value.room === room ? 'page' : undefined}>
                {words.rooms[room]}
                {room === 'payments' && waiting > 0 && <span class="count">{waiting}</span>}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <div class="foot">
        <div class="wide-only">
          <Segments
            label={words.scheme.label}
            value={scheme.value}
            values={[
              ['system', words.scheme.system],
              ['light', words.scheme.light],
              ['dark', words.scheme.dark],
            ]}
            onChoose={(value) => (scheme.value = value)}
          />
        </div>
        <Segments
          label={words.language}
          value={language.value}
          values={[
            ['ko', <span lang="ko">한국어</span>],
            ['en', <span lang="en">EN</span>],
          ]}
          onChoose={(value) => (language.value = value)}
        />
      </div>
    </header>
  );
}
