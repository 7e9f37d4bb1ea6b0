import { Book } from '../controls/book.js';
import type { BookLine } from '../controls/book.js';
import { RoomHead } from '../controls/room.js';
import { useRead } from '../state/use-read.js';
import { text } from '../text/text.js';

export function MessagesRoom({ app }: { app: string }) {
  const words = text().messages;
  const read = useRead<{ messages: BookLine[]; count: number }>(`/apps/${encodeURIComponent(app)}/messages`);
  return (
    <>
      <RoomHead title={text().rooms.messages} says={words.says} />
      {read?.count === 0 && (
        <div class="card empty">
          <strong>{words.emptyTitle}</strong>
          {words.emptySays}
        </div>
      )}
      {read !== undefined && read.count > 0 && (
        <Book title={words.sent} total={read.count} lines={read.messages} />
      )}
    </>
  );
}
