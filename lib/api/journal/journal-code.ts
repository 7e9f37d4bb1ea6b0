/**
 * Stable codes of what can go wrong with a journal of operations. None of them means that something was sent: what
 * cannot be put on record first is not done.
 *
 * @publicApi
 */
export type JournalCode =
  | 'AIT_JOURNAL_CLOSED'
  | 'AIT_JOURNAL_DAMAGED'
  | 'AIT_JOURNAL_ENTRY'
  | 'AIT_JOURNAL_FAILED'
  | 'AIT_JOURNAL_IN_USE'
  | 'AIT_JOURNAL_NOT_DURABLE'
  | 'AIT_JOURNAL_OPTION'
  | 'AIT_JOURNAL_STOPPED';
