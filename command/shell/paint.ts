type Environment = Readonly<Record<string, string | undefined>>;

const STYLES = {
  bold: [1, 22],
  dim: [2, 22],
  red: [31, 39],
  green: [32, 39],
  yellow: [33, 39],
  cyan: [36, 39],
} as const;

/** A word in a colour, or as it is where colours are not wanted. */
export type Paint = (style: keyof typeof STYLES, text: string) => string;

/** Colours on a terminal only; `NO_COLOR` (no-color.org) and `FORCE_COLOR` have the last word, as in Node. */
export function paintFor(isTerminal: boolean, environment: Environment): Paint {
  if (!wantsColours(isTerminal, environment)) return (_style, text) => text;
  return (style, text) => {
    const [on, off] = STYLES[style];
    return `\u001b[${on}m${text}\u001b[${off}m`;
  };
}

function wantsColours(isTerminal: boolean, environment: Environment): boolean {
  const forced = environment['FORCE_COLOR'];
  if (forced !== undefined) return forced !== '0' && forced !== 'false';
  if (environment['NO_COLOR']) return false;
  return isTerminal && environment['TERM'] !== 'dumb';
}
