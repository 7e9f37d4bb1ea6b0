import { dirname, relative, resolve, sep } from 'node:path';
import { everyImport } from './every-import.mjs';

/**
 * Arrows between the rooms of one floor run one way. Option: `{ [floor]: rooms }`, where a room is a folder (or a file
 * at the floor's root that rooms need) and may import only the rooms before it in the list. The other files at the root
 * are the floor's doors: they may import every room, and no room imports them.
 */
export const rooms = {
  meta: { type: 'problem', schema: false },
  create(context) {
    const [floors] = context.options;
    const pathOf = (file) => relative(context.cwd, file).split(sep).join('/');
    const from = placeOf(pathOf(context.filename), floors);
    if (!from) return {};
    if (from.order === -1) {
      return {
        Program: (node) =>
          context.report({
            node,
            message: `${from.floor}/${from.name} is no room of ${from.floor}: put it at its place in the list of "house/rooms".`,
          }),
      };
    }
    return everyImport((node, specifier) => {
      if (!specifier?.startsWith('.')) return;
      const to = placeOf(pathOf(resolve(dirname(context.filename), specifier)), floors);
      if (!to || to.floor !== from.floor || to.name === from.name || to.order < from.order) return;
      if (to.order === from.order) return; // two doors
      context.report({
        node,
        message: `${from.floor}/${from.name} must not import "${specifier}": arrows run from later rooms to earlier ones (${floors[from.floor].join(', ')}).`,
      });
    });
  },
};

/** Which room of which floor a path lies in: `order` is its place in the list, -1 for a folder that is not in it. */
function placeOf(path, floors) {
  const floor = Object.keys(floors)
    .sort((a, b) => b.length - a.length)
    .find((each) => path.startsWith(`${each}/`));
  if (!floor) return undefined;
  const inside = path.slice(floor.length + 1).replace(/\.[cm]?[jt]s$/, '');
  const listed = floors[floor];
  const name = [...listed]
    .sort((a, b) => b.length - a.length)
    .find((room) => inside === room || inside.startsWith(`${room}/`));
  if (name) return { floor, name, order: listed.indexOf(name) };
  return inside.includes('/')
    ? { floor, name: dirname(inside), order: -1 }
    : { floor, name: `${inside}.ts`, order: listed.length };
}
