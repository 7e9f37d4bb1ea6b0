import type { Hint } from '../../foundation/hint.interface.js';
import type { JournalCode } from './journal-code.js';

/** @internal */
export interface JournalText {
  /** One English sentence without its full stop; what exactly is added behind it. */
  readonly message: string;
  readonly hint: Hint;
  /** Whether the same call may simply be made again later. */
  readonly retryable: boolean;
}

function text(retryable: boolean, message: string, ko: string, en: string): JournalText {
  return { message, hint: { ko, en }, retryable };
}

/** @internal */
export const JOURNAL_TEXTS: Readonly<Record<JournalCode, JournalText>> = {
  AIT_JOURNAL_CLOSED: text(
    false,
    'The journal is closed',
    '앱이 종료되는 중이에요. close()를 부른 뒤에는 저널을 쓸 수 없어요.',
    'The application is shutting down: a journal cannot be used after close().',
  ),
  AIT_JOURNAL_DAMAGED: text(
    false,
    'The journal holds something that it did not write',
    '저널을 지우거나 고치지 마세요. 지급 기록이 사라지면 두 번 지급될 수 있어요. 메시지에 적힌 위치를 확인하고 백업에서 되살려 주세요.',
    'Do not delete or edit the journal: without its records points may be paid twice. Look at the place named in the message, and restore it from a backup.',
  ),
  AIT_JOURNAL_ENTRY: text(
    false,
    'The entry cannot be kept as it is',
    '메시지에 적힌 값을 고쳐 주세요. 아무것도 기록하거나 보내지 않았어요.',
    'Correct what the message names. Nothing was recorded and nothing was sent.',
  ),
  AIT_JOURNAL_FAILED: text(
    true,
    'The journal could not be read or written',
    'cause에 이유가 있어요. 저장소 연결, 디스크 공간과 권한, 테이블이 있는지(migrate())를 확인한 뒤 같은 호출을 다시 해 주세요. 두 번 지급되지 않아요.',
    'The cause says why. Check the connection, the space and permissions of the disk, and that the table exists (migrate()). Then make the same call again: it does nothing twice.',
  ),
  AIT_JOURNAL_IN_USE: text(
    true,
    'Another living process uses this journal file',
    '파일 저널은 프로세스 하나만 쓸 수 있어요. 다른 프로세스를 끝내거나, 여러 프로세스가 함께 쓰려면 SqlOperationJournal이나 RedisOperationJournal을 쓰세요.',
    'A journal file belongs to one process. End the other one; for several processes take SqlOperationJournal or RedisOperationJournal.',
  ),
  AIT_JOURNAL_NOT_DURABLE: text(
    false,
    'The store may forget what it has confirmed',
    '저장소가 꺼지면 마지막 기록이 사라져 두 번 지급될 수 있어요. 메시지에 적힌 설정을 바꾸세요. 설정을 읽을 수 없지만 안전하다고 확인했거나 위험을 받아들인다면 durability: "trusted"를 쓰세요.',
    'A crash of the store could forget the last records, and then points are paid twice. Change the setting named in the message. If it cannot be read but you know that it is safe, or if you take the risk, set durability: "trusted".',
  ),
  AIT_JOURNAL_OPTION: text(
    false,
    'An option of the journal is not usable',
    '메시지에 적힌 옵션을 고쳐 주세요.',
    'Correct the option named in the message.',
  ),
  AIT_JOURNAL_STOPPED: text(
    false,
    'The journal stopped after the disk failed to keep a record',
    '디스크가 기록을 남기지 못했어요. 디스크를 확인하고 프로세스를 다시 시작하세요. 다시 시작하면 디스크에 남은 기록에서 이어 가요.',
    'The disk could not keep a record. Check it and restart the process, which then goes on from what is on the disk.',
  ),
};
