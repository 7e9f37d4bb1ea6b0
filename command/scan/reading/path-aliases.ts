import { parseExpression } from '@babel/parser';
import type * as t from '@babel/types';

/** Where an import may lead, relative to the folder; nothing when the alias is not meant. */
export type PathAlias = (specifier: string) => string[];

/** `compilerOptions.paths` and `baseUrl` of a tsconfig.json, which may hold comments and trailing commas. */
export function pathAliases(tsconfig: string): PathAlias[] {
  const options = member(read(tsconfig), 'compilerOptions');
  const base = member(options, 'baseUrl');
  const baseUrl = base?.type === 'StringLiteral' ? base.value : '.';
  const paths = member(options, 'paths');
  const aliases: PathAlias[] = base ? [(specifier) => [`${baseUrl}/${specifier}`]] : [];
  for (const property of paths?.type === 'ObjectExpression' ? paths.properties : []) {
    if (property.type !== 'ObjectProperty' || property.key.type !== 'StringLiteral') continue;
    const targets = property.value.type === 'ArrayExpression' ? property.value.elements : [];
    const texts = targets.flatMap((each) => (each?.type === 'StringLiteral' ? [each.value] : []));
    aliases.push(alias(property.key.value, texts, baseUrl));
  }
  return aliases;
}

function alias(pattern: string, targets: readonly string[], baseUrl: string): PathAlias {
  const [head = '', tail] = pattern.split('*');
  return (specifier) => {
    if (tail === undefined) return specifier === pattern ? targets.map((each) => `${baseUrl}/${each}`) : [];
    if (!specifier.startsWith(head) || !specifier.endsWith(tail)) return [];
    const middle = specifier.slice(head.length, specifier.length - tail.length);
    return targets.map((each) => `${baseUrl}/${each.replace('*', () => middle)}`);
  };
}

function read(text: string): t.Node | undefined {
  try {
    return parseExpression(text);
  } catch {
    // A configuration that its own compiler would refuse: imports by alias stay unknown.
    return undefined;
  }
}

function member(node: t.Node | undefined, name: string): t.Node | undefined {
  if (node?.type !== 'ObjectExpression') return undefined;
  for (const each of node.properties) {
    if (each.type !== 'ObjectProperty') continue;
    if (each.key.type === 'StringLiteral' && each.key.value === name) return each.value;
  }
  return undefined;
}
