import type { ComponentChildren } from 'preact';

/** What every room begins with: its name, one sentence, and what can be done here. */
export function RoomHead({
  title,
  says,
  children,
}: {
  title: string;
  says: string;
  children?: ComponentChildren;
}) {
  return (
    <header class="room-head">
      <div>
        <h1>{title}</h1>
        <p>{says}</p>
      </div>
      {children && <div class="toolbar">{children}</div>}
    </header>
  );
}
