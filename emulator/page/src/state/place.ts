import { signal } from '@preact/signals';

export const rooms = [
  'certificates',
  'requests',
  'ledger',
  'payments',
  'promotions',
  'messages',
  'faults',
  'clock',
  'reference',
] as const;

export type Room = (typeof rooms)[number];

/** Where somebody is: `#/my-app/certificates`. The address says it, so that back, reload and bookmarks work. */
export const place = signal(read());
addEventListener('hashchange', () => (place.value = read()));

export function addressOf(app: string, room: Room): string {
  return `#/${encodeURIComponent(app)}/${room}`;
}

export function go(app: string, room: Room = place.value.room): void {
  location.hash = addressOf(app, room);
}

function read(): { app: string; room: Room } {
  const [, app = '', name = ''] = location.hash.split('/');
  return { app: decode(app), room: rooms.find((each) => each === name) ?? 'certificates' };
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}
