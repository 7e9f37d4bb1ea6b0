import { dirname, relative, resolve, sep } from 'node:path';
import { everyImport } from './every-import.mjs';

/**
 * A room is a folder; its files may import one another, and what the room's entry in .oxlintrc.json names. Specifiers
 * are resolved to files first, because the text `../x.js` means another floor at one depth and the same one at the next.
 *
 * Option: a list of `{ room, imports?, types? }`, the innermost room first. `types` may be imported as types only.
 */
export const floors = {
  meta: { type: 'problem', schema: false },
  create(context) {
    const [rooms] = context.options;
    const roomOf = (file) => {
      const path = relative(context.cwd, file).split(sep).join('/');
      return rooms.find(({ room }) => path.startsWith(`${room}/`));
    };
    const from = roomOf(context.filename);
    if (!from) return {};

    const check = (node, specifier, typeOnly) => {
      if (!specifier?.startsWith('.')) return;
      const to = roomOf(resolve(dirname(context.filename), specifier));
      if (to === from) return;
      const allowed = to && (includes(from.imports, to.room) || (typeOnly && includes(from.types, to.room)));
      if (allowed) return;
      context.report({
        node,
        message: `${from.room} must not import "${specifier}" (${to?.room ?? 'outside every room'}): ${rule(from)}.`,
      });
    };
    return everyImport(check);
  },
};

const includes = (rooms = [], room) => rooms.includes(room);

function rule({ imports = [], types = [] }) {
  const named = [...imports, ...types.map((room) => `${room} (types only)`)];
  return named.length > 0 ? `it may import ${named.join(', ')}` : 'it imports from no other room';
}
