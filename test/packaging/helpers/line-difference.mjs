/**
 * The lines that went (`-`) and came (`+`), below the first line of the declaration that each is in.
 *
 * @returns '' where both are the same
 */
export function lineDifference(before, after) {
  const old = blocksOf(before);
  const fresh = blocksOf(after);
  const lines = [];
  for (const head of new Set([...old.keys(), ...fresh.keys()])) {
    const changes = changedLines(old.get(head) ?? [], fresh.get(head) ?? []);
    if (changes.length === 0) continue;
    // What is wholly new or gone shows its head among the changes.
    if (old.has(head) && fresh.has(head)) lines.push(head);
    lines.push(...changes);
  }
  return lines.join('\n');
}

/** Declarations by their first line; those with the same one, as overloads have, are one block. */
function blocksOf(text) {
  const blocks = new Map();
  for (const block of text.split('\n\n').filter((each) => each.trim() !== '')) {
    const lines = block.trimEnd().split('\n');
    blocks.set(lines[0], [...(blocks.get(lines[0]) ?? []), ...lines]);
  }
  return blocks;
}

/** By the longest common run of lines. */
function changedLines(before, after) {
  const common = Array.from({ length: before.length + 1 }, () =>
    Array.from({ length: after.length + 1 }, () => 0),
  );
  for (let i = before.length - 1; i >= 0; i--) {
    for (let j = after.length - 1; j >= 0; j--) {
      common[i][j] =
        before[i] === after[j] ? common[i + 1][j + 1] + 1 : Math.max(common[i + 1][j], common[i][j + 1]);
    }
  }
  const changes = [];
  let i = 0;
  let j = 0;
  while (i < before.length || j < after.length) {
    if (i < before.length && j < after.length && before[i] === after[j]) {
      i++;
      j++;
    } else if (i < before.length && (j === after.length || common[i + 1][j] >= common[i][j + 1])) {
      changes.push(`- ${before[i++]}`);
    } else changes.push(`+ ${after[j++]}`);
  }
  return changes;
}
