import type { Random } from '../faults/random.js';

/** The same bytes with a few of them changed, left out, doubled, or cut off. */
export function mutated(bytes: Buffer, random: Random): Buffer {
  let text = Buffer.from(bytes);
  for (let times = random.int(1, 4); times > 0; times -= 1) {
    const at = random.int(0, Math.max(0, text.length - 1));
    const length = random.chance(0.7) ? random.int(1, 4) : random.int(1, Math.max(1, text.length >> 1));
    const [before, part, after] = [
      text.subarray(0, at),
      text.subarray(at, at + length),
      text.subarray(at + length),
    ];
    switch (random.pick('flip', 'drop', 'double', 'cut', 'noise', 'swap')) {
      case 'flip':
        text = Buffer.concat([before, part.map((byte) => byte ^ (1 << random.int(0, 7))), after]);
        break;
      case 'drop':
        text = Buffer.concat([before, after]);
        break;
      case 'double':
        text = Buffer.concat([before, part, part, after]);
        break;
      case 'cut':
        text = Buffer.from(before);
        break;
      case 'noise':
        text = Buffer.concat([before, noise(random, length), after]);
        break;
      case 'swap':
        text = Buffer.concat([after, part, before]);
    }
  }
  return text;
}

export function noise(random: Random, length: number): Buffer {
  return Buffer.from(Array.from({ length }, () => random.int(0, 255)));
}
