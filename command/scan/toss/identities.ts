import type * as t from '@babel/types';
import { EMPTY, objectOf, type ObjectView } from '../syntax/objects.js';
import type { Site, SourceFile } from '../syntax/source-file.js';
import type { Values } from '../syntax/values.js';

/** Where the code turns a certificate and a key into something that connects. */
export interface Identity {
  readonly site: Site;
  readonly kind: 'https-agent' | 'undici-agent' | 'secure-context';
  /** The options that hold `cert` and `key`. */
  readonly tls: ObjectView;
  /** The options of the agent itself. */
  readonly options: ObjectView;
  readonly hasCertificate: boolean;
}

/** Agents and secure contexts that a file makes, with a certificate or without. */
export function findIdentities(values: Values, file: SourceFile): Identity[] {
  const made = [...file.all('NewExpression'), ...file.all('CallExpression')];
  return made.flatMap((node) => {
    const found = recognise(values, node, file);
    return found ? [found] : [];
  });
}

function recognise(
  values: Values,
  node: t.NewExpression | t.CallExpression,
  file: SourceFile,
): Identity | undefined {
  const site = { node, file };
  const external = values.external({ node: node.callee, file });
  const [name] = external?.path ?? [];
  const [argument] = node.arguments;
  const options = objectOf(values, argument && { node: argument, file });
  if (node.type === 'CallExpression') {
    if (external?.module !== 'tls' || name !== 'createSecureContext') return undefined;
    return { site, kind: 'secure-context', tls: options, options, hasCertificate: holds(options) };
  }
  if (external?.module === 'https' && name === 'Agent') {
    return { site, kind: 'https-agent', tls: options, options, hasCertificate: holds(options) };
  }
  if (external?.module === 'undici' && (name === 'Agent' || name === 'Pool' || name === 'Client')) {
    const given =
      name === 'Agent' ? options : objectOf(values, node.arguments[1] && { node: node.arguments[1], file });
    const connect = given.properties.get('connect');
    const tls = connect ? objectOf(values, connect) : EMPTY;
    return { site, kind: 'undici-agent', tls, options: given, hasCertificate: holds(tls) };
  }
  return undefined;
}

function holds({ properties }: ObjectView): boolean {
  return ['cert', 'key', 'pfx', 'secureContext'].some((each) => properties.has(each));
}
