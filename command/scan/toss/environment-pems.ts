import type { Scan } from '../scan-context.js';
import type { ObjectView } from '../syntax/objects.js';
import type { Site } from '../syntax/source-file.js';
import { textsOf } from '../syntax/texts.js';
import { isCall, isMember, propertyName } from '../syntax/kinds.js';

export interface EnvironmentPem {
  /** Where `cert` or `key` is given. */
  readonly site: Site;
  readonly variable: string;
  /** What the variable holds, by its name. */
  readonly form: 'pem' | 'base64' | 'path';
}

/** `cert` and `key` that are given the value of an environment variable untouched. */
export function environmentPems(scan: Scan): EnvironmentPem[] {
  const views: ObjectView[] = [
    ...scan.identities.map((each) => each.tls),
    ...scan.tossCalls.flatMap((call) => (call.client === 'https' ? [call.options] : [])),
  ];
  const seen = new Set<Site['node']>();
  return views.flatMap(({ properties }) =>
    ['cert', 'key'].flatMap((name) => {
      const given = properties.get(name);
      if (!given || seen.has(given.node)) return [];
      seen.add(given.node);
      const found = rawVariable(scan, given);
      return found === undefined ? [] : [{ site: given, variable: found, form: formOf(found) }];
    }),
  );
}

function rawVariable(scan: Scan, site: Site): string | undefined {
  for (const origin of scan.values.origins(site)) {
    // A helper may have mended it; only what visibly is the variable itself counts.
    const isRead = isMember(origin.node) || origin.node.type === 'Identifier' || isGetter(origin.node);
    const [text] = isRead ? textsOf(scan.values, origin) : [];
    const name = /^<env:(\w+)>$/.exec(text ?? '')?.[1];
    if (name !== undefined) return name;
  }
  return undefined;
}

function isGetter(node: Site['node']): boolean {
  return isCall(node) && isMember(node.callee) && /^get(OrThrow)?$/.test(propertyName(node.callee) ?? '');
}

function formOf(variable: string): EnvironmentPem['form'] {
  if (/BASE_?64|B64/i.test(variable)) return 'base64';
  return /(PATH|FILE)$/i.test(variable) ? 'path' : 'pem';
}
