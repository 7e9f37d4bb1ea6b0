import { keyName } from './kinds.js';
import type { Site } from './source-file.js';
import type { Values } from './values.js';

/** An object as it is written down. */
export interface ObjectView {
  readonly properties: ReadonlyMap<string, Site>;
  /** It may hold more than is known here. */
  readonly open: boolean;
}

export const EMPTY: ObjectView = { properties: new Map(), open: false };
export const UNKNOWN: ObjectView = { properties: new Map(), open: true };

/** The properties of an object, with those of the objects that are spread into it. */
export function objectOf(values: Values, site: Site | undefined, depth = 0): ObjectView {
  if (!site) return EMPTY;
  if (depth > 6) return UNKNOWN;
  const origins = values.origins(site);
  const [only] = origins;
  // Several possible objects (`a ? b : c`): only what all of them have could be relied on.
  if (origins.length !== 1 || only?.node.type !== 'ObjectExpression') {
    return origins.every(({ node }) => node.type === 'ObjectExpression')
      ? { ...merged(origins.map((each) => objectOf(values, each, depth + 1))), open: true }
      : UNKNOWN;
  }
  const properties = new Map<string, Site>();
  let open = false;
  for (const each of only.node.properties) {
    if (each.type === 'SpreadElement') {
      const inner = objectOf(values, { node: each.argument, file: only.file }, depth + 1);
      for (const [name, value] of inner.properties) properties.set(name, value);
      open ||= inner.open;
    } else {
      const name = keyName(each);
      if (name === undefined) open = true;
      else
        properties.set(name, { node: each.type === 'ObjectProperty' ? each.value : each, file: only.file });
    }
  }
  return { properties, open };
}

/** The later ones win, as in a spread. */
export function merged(views: readonly ObjectView[]): ObjectView {
  return {
    properties: new Map(views.flatMap((each) => [...each.properties])),
    open: views.some((each) => each.open),
  };
}
