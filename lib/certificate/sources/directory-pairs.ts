/** The files of one name. A pair when both are there. @internal */
export interface PairFiles {
  /** `<name>` of `<name>_public.crt`, in NFC. */
  readonly name: string;
  /** File names as they are on disk. */
  readonly cert?: string;
  readonly key?: string;
}

interface Half {
  stem: string;
  cert?: string;
  key?: string;
}

/** Names that begin with a dot are no pairs: `..data` of Kubernetes, `._x_public.crt` of macOS. */
const PAIR_FILE = /^([^.].*)_(public\.crt|private\.key)$/isu;

/**
 * Which of the files in a folder belong together. Files of other names are left out.
 *
 * Korean names come composed (NFC) or decomposed (NFD), depending on the machine they were saved on, and the two files
 * of a pair need not have taken the same way. So halves that are left after matching name by name are matched by their
 * composed form.
 *
 * @internal
 */
export function directoryPairs(fileNames: readonly string[]): PairFiles[] {
  const byStem = grouped(fileNames.flatMap(halfOf), (half) => half.stem);
  const complete = byStem.filter((half) => half.cert && half.key);
  const incomplete = byStem.filter((half) => !half.cert || !half.key);
  return [...complete, ...grouped(incomplete, (half) => half.stem.normalize('NFC'))]
    .map(({ stem, ...files }) => ({ name: stem.normalize('NFC'), ...files }))
    .sort((a, b) => order(a.name, b.name) || order(a.cert ?? '', b.cert ?? ''));
}

/** Whether a file may be half of a pair, judged by its name. @internal */
export function isPairFile(name: string): boolean {
  return PAIR_FILE.test(name);
}

function halfOf(fileName: string): Half[] {
  const match = PAIR_FILE.exec(fileName);
  if (!match?.[1] || !match[2]) return [];
  return [{ stem: match[1], [match[2].toLowerCase() === 'public.crt' ? 'cert' : 'key']: fileName }];
}

function grouped(halves: readonly Half[], nameOf: (half: Half) => string): Half[] {
  const groups = new Map<string, Half>();
  for (const half of halves) groups.set(nameOf(half), { ...groups.get(nameOf(half)), ...half });
  return [...groups.values()];
}

/** By code unit, so that the order is the same under every locale. */
function order(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
