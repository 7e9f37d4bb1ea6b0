import { language } from '../state/preferences.js';
import { en } from './en.js';
import { ko } from './ko.js';
import type { Text } from './ko.js';

/** The words in the language that was chosen. Read while rendering, a change of language renders again. */
export function text(): Text {
  return language.value === 'ko' ? ko : en;
}
