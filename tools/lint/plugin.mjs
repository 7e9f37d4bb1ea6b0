// The rules of this house that oxlint does not have. Loaded by .oxlintrc.json ("jsPlugins").
import { floors } from './floors.rule.mjs';
import { markedExports } from './marked-exports.rule.mjs';
import { noInstanceofAxiosError } from './no-instanceof-axios-error.rule.mjs';
import { noModuleState } from './no-module-state.rule.mjs';
import { rooms } from './rooms.rule.mjs';

export default {
  meta: { name: 'house' },
  rules: {
    floors,
    'marked-exports': markedExports,
    'no-instanceof-axios-error': noInstanceofAxiosError,
    'no-module-state': noModuleState,
    rooms,
  },
};
