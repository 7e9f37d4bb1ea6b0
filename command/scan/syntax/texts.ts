import type * as t from '@babel/types';
import { bare, isCall, isMember, propertyName } from './kinds.js';
import type { Site } from './source-file.js';
import type { Values } from './values.js';

/** Stands for a part that is known at run time only. */
export const HOLE = '\0';
const MOST = 6;

/** The texts that an expression may give. `process.env.X` gives `<env:X>`, anything unknown a {@link HOLE}. */
export function textsOf(values: Values, site: Site, depth = 0): string[] {
  if (depth > 8) return [HOLE];
  const found = values.origins(site).flatMap((each) => textOf(values, each, depth));
  return [...new Set(found)].slice(0, MOST);
}

function textOf(values: Values, { node, file }: Site, depth: number): string[] {
  const inner = (each: t.Node) => textsOf(values, { node: each, file }, depth + 1);
  switch (node.type) {
    case 'StringLiteral':
      return [node.value];
    case 'NumericLiteral':
      return [String(node.value)];
    case 'TemplateLiteral':
      return joined(
        node.quasis.flatMap((quasi, index) => {
          const expression = node.expressions[index];
          const text = [quasi.value.cooked ?? quasi.value.raw];
          return expression ? [text, inner(expression)] : [text];
        }),
      );
    case 'BinaryExpression':
      return node.operator === '+' ? joined([inner(node.left), inner(node.right)]) : [HOLE];
    case 'NewExpression': {
      const [path, base] = node.arguments;
      if (node.callee.type !== 'Identifier' || node.callee.name !== 'URL' || !path) return [HOLE];
      return base ? joined([inner(base), inner(path)]) : inner(path);
    }
    case 'CallExpression':
    case 'OptionalCallExpression':
      return ofCall(values, { node, file }, inner);
    case 'Identifier': {
      const binding = file.scopes.bindingOf(node);
      const [name] = binding?.path ?? [];
      const isOfEnvironment =
        binding?.value && isMember(binding.value) && propertyName(binding.value) === 'env';
      return [isOfEnvironment && name !== undefined ? `<env:${name}>` : HOLE];
    }
    case 'MemberExpression':
    case 'OptionalMemberExpression': {
      const name = environmentName(node);
      return [name === undefined ? HOLE : `<env:${name}>`];
    }
    default:
      return [HOLE];
  }
}

function ofCall(values: Values, { node, file }: Site, inner: (each: t.Node) => string[]): string[] {
  if (!isCall(node)) return [HOLE];
  const callee = bare(node.callee);
  const [first] = node.arguments;
  if (!isMember(callee)) {
    // A helper such as `requireEnv('TOSS_CERT')`: a name in capitals is an environment variable.
    return first?.type === 'StringLiteral' && isVariableName(first.value) ? [`<env:${first.value}>`] : [HOLE];
  }
  const method = propertyName(callee);
  const { module } = values.external({ node: callee, file }) ?? {};
  if (module === 'path' || module === 'path/posix')
    return joined(node.arguments.map((each) => [...inner(each), '']));
  // `config.get('X')` of @nestjs/config, and of everything like it.
  if ((method === 'get' || method === 'getOrThrow') && first?.type === 'StringLiteral')
    return [`<env:${first.value}>`];
  if (method === 'replace' || method === 'trim' || method === 'toString' || method === 'replaceAll') {
    return inner(callee.object);
  }
  return [HOLE];
}

function isVariableName(text: string): boolean {
  return /^[A-Z][A-Z0-9]*(_[A-Z0-9]+)+$/.test(text);
}

/** The name in `process.env.NAME`, `process.env['NAME']`, `import.meta.env.NAME`, `env.NAME`. */
export function environmentName(node: t.Node): string | undefined {
  if (!isMember(node)) return undefined;
  const name = propertyName(node);
  const owner = bare(node.object);
  if (isMember(owner) && propertyName(owner) === 'env') return name;
  return owner.type === 'Identifier' && owner.name === 'env' && name !== undefined && isVariableName(name)
    ? name
    : undefined;
}

function joined(parts: readonly (readonly string[])[]): string[] {
  let texts = [''];
  for (const part of parts) {
    texts = texts.flatMap((head) => part.map((tail) => head + tail)).slice(0, MOST);
  }
  return texts;
}
