import type { GrantFacts } from './grant-facts.js';

/**
 * The four decisions on which it depends that points move at most once. A value of its own, so that a test can break
 * one after the other and see that the search of all states finds it.
 *
 * @internal
 */
export interface GrantRules {
  /** Whether it goes on record that a key will be sent, before the first byte leaves. */
  recordsBeforeSending(): boolean;
  /** Which key follows a lost answer when the platform has no record of it, within the key's hour. */
  keyAfterNoRecord(): 'same' | 'new';
  /** Whether a refusal means that the grant is free for another try with another key. */
  refusalReleases(facts: GrantFacts): boolean;
  /** What follows when the hour of a key that was sent is over and there is no record. */
  afterTheHour(): 'undecided' | 'new-key';
}

/** @internal */
export const GRANT_RULES: GrantRules = {
  // Otherwise a second process finds an unused key, throws it away and pays under another while the first one sends.
  recordsBeforeSending: () => true,
  // The key works once, so the request that was lost and its repeat cannot both pay. Under a new key they could.
  keyAfterNoRecord: () => 'same',
  // A request without an answer may arrive after the refusal of its repeat.
  refusalReleases: ({ open }) => !open,
  // How long the platform keeps records is not documented: by now "no record" proves nothing.
  afterTheHour: () => 'undecided',
};
