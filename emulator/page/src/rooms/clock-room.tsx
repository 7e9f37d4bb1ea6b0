import { useEffect, useState } from 'preact/hooks';
import type { CertificateView } from '../../../src/console/views/views.interface.js';
import { RoomHead } from '../controls/room.js';
import { call } from '../server/call.js';
import { act } from '../state/act.js';
import { emulatorNow, overview } from '../state/emulator.js';
import { useRead } from '../state/use-read.js';
import { date, dateTime, daysUntil, time } from '../text/format.js';
import { spanOf } from '../text/span.js';
import { text } from '../text/text.js';

const hour = 3_600_000;
const day = 24 * hour;

export function ClockRoom({ app }: { app: string }) {
  const words = text().clock;
  const offsetMs = overview.value?.clock.offsetMs ?? 0;
  const certificates = useRead<{ certificates: CertificateView[] }>(
    `/apps/${encodeURIComponent(app)}/certificates`,
  )?.certificates;
  const ending = (certificates ?? [])
    .filter(({ status }) => status !== 'deleted')
    .sort((a, b) => a.validTo.localeCompare(b.validTo));
  return (
    <>
      <RoomHead title={text().rooms.clock} says={words.says} />
      <section class="card is-padded clock">
        <p class="second">{words.now}</p>
        <Now />
        <p class={offsetMs === 0 ? 'second' : 'warning'}>{spanOf(offsetMs)}</p>
        <div class="toolbar">
          {(
            [
              [words.hour, hour],
              [words.day, day],
              [words.month, 30 * day],
            ] as const
          ).map(([label, ms]) => (
            <button key={ms} type="button" class="button" onClick={() => void advance(ms)}>
              {label}
            </button>
          ))}
          <button
            type="button"
            class="button is-soft"
            disabled={offsetMs === 0}
            onClick={() => void act(() => call('DELETE', '/clock'), words.moved)}
          >
            {words.back}
          </button>
        </div>
        <SetDate />
      </section>
      <section class="stack">
        <h2>{words.next}</h2>
        {ending.length === 0 && <p class="second">{words.nothing}</p>}
        {ending.length > 0 && (
          <ul class="card rows ending">
            {ending.map(({ fingerprint256, name, validTo }) => (
              <li key={fingerprint256}>
                <strong>{name}</strong>
                <span class="second">
                  {date(validTo)} · {text().certificates.daysLeft(daysUntil(validTo, emulatorNow()))}
                </span>
                <span class="toolbar push">
                  <button
                    type="button"
                    class="button is-small"
                    aria-label={`${name}: ${words.lastDay}`}
                    onClick={() => void set(new Date(validTo).getTime() - day)}
                  >
                    {words.lastDay}
                  </button>
                  <button
                    type="button"
                    class="button is-small"
                    aria-label={`${name}: ${words.past}`}
                    onClick={() => void set(new Date(validTo).getTime() + hour)}
                  >
                    {words.past}
                  </button>
                </span>
              </li>
            ))}
          </ul>
        )}
      </section>
    </>
  );
}

function Now() {
  const [now, setNow] = useState(emulatorNow());
  useEffect(() => {
    setNow(emulatorNow());
    const timer = setInterval(() => setNow(emulatorNow()), 1_000);
    return () => clearInterval(timer);
  }, [overview.value]);
  return (
    <p class="time" title={dateTime(now)}>
      <span>{date(now)}</span> {time(now)}
    </p>
  );
}

function SetDate() {
  const [value, setValue] = useState('');
  const words = text().clock;
  return (
    <form
      class="toolbar"
      onSubmit={(event) => {
        event.preventDefault();
        void set(new Date(value).getTime());
      }}
    >
      <input
        class="input is-small fit"
        type="datetime-local"
        aria-label={words.date}
        value={value}
        onInput={(event) => setValue(event.currentTarget.value)}
        required
      />
      <button class="button is-small" disabled={value === ''}>
        {words.set}
      </button>
    </form>
  );
}

function advance(ms: number): Promise<boolean> {
  return act(() => call('POST', '/clock/advance', { ms }), text().clock.moved);
}

function set(at: number): Promise<boolean> {
  return act(() => call('PUT', '/clock', { now: new Date(at).toISOString() }), text().clock.moved);
}
