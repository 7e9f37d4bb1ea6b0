import type { Schema } from '../../src/contract/schema.interface.js';
import type { Random } from './random.js';

/** Values of things that exist, by the name of the field that takes them: so that requests get further than the door. */
export type Known = Readonly<Record<string, readonly unknown[]>>;

const odd: readonly unknown[] = [
  null,
  '',
  ' ',
  0,
  -1,
  1.5,
  1e300,
  true,
  [],
  {},
  'x'.repeat(3_000),
  '한글 😀',
  '\u0000',
  '"; drop',
  '__proto__',
  [[[]]],
];

const texts = ['order-1', 'A', 'TEST_A', '0190163d-8694-739b-aea5-966c26f8ad91', 'product', '환불'];

/**
 * A value that mostly fits a schema, and sometimes does not at all.
 *
 * @param careful nothing odd, nothing that is not required, and what exists where something exists
 */
export function invented(random: Random, schema: Schema, known: Known, careful: boolean, name = ''): unknown {
  if (!careful && random.chance(0.04)) return random.pick(odd);
  const existing = known[name];
  if (existing && existing.length > 0 && (careful || random.chance(0.7))) return random.pick(existing);
  if (schema.enum && random.chance(0.8)) return random.pick(schema.enum);
  const type = random.pick([schema.type ?? 'string'].flat());
  switch (type) {
    case 'object':
      return inventedObject(random, schema, known, careful);
    case 'array':
      return Array.from({ length: (careful ? 1 : 0) + random.below(3) }, () =>
        invented(random, schema.items ?? {}, known, careful),
      );
    case 'integer':
      return random.pick([0, 1, 100, 5_000, 11_000, 2 ** 31, Number.MAX_SAFE_INTEGER, 2 ** 53, -5]);
    case 'boolean':
      return random.chance(0.5);
    case 'null':
      return null;
    default:
      return random.pick(texts);
  }
}

function inventedObject(random: Random, schema: Schema, known: Known, careful: boolean): object {
  const { properties = {}, required = [], anyOf = [], oneOf = [] } = schema;
  const needed = [...required, ...([...anyOf, ...oneOf][0]?.required ?? [])];
  const fields = Object.entries(properties).filter(([name]) =>
    careful ? needed.includes(name) : random.chance(needed.includes(name) ? 0.97 : 0.2),
  );
  const extra = !careful && random.chance(0.05) ? { unheardOf: random.pick(odd) } : {};
  return {
    ...Object.fromEntries(fields.map(([name, each]) => [name, invented(random, each, known, careful, name)])),
    ...extra,
  };
}
