import type { Scan } from '../scan-context.js';
import { isCall, keyName, type Call } from '../syntax/kinds.js';
import type { Site } from '../syntax/source-file.js';
import { textsOf } from '../syntax/texts.js';

const PATH = /\.(crt|cer|pem|key|p12|pfx)$|<env:\w*(CERT|KEY|PEM|PFX|P12)\w*>$/i;
const READERS = new Set(['readFileSync', 'readFile']);

/** Where the code reads a certificate or a key from a file. */
export function readsOfCertificates(scan: Scan): { site: Site<Call>; subject?: string }[] {
  return scan.files.flatMap((file) => {
    if (!scan.isClose(file)) return [];
    return file.all('CallExpression').flatMap((node) => {
      const external = scan.values.external({ node: node.callee, file });
      const isOfFs = external?.module === 'fs' || external?.module === 'fs/promises';
      if (!isOfFs || !READERS.has(external.path[0] ?? '')) return [];
      const [path] = node.arguments;
      const texts = path ? textsOf(scan.values, { node: path, file }) : [];
      const named = texts.find((text) => PATH.test(text));
      if (named === undefined && !goesIntoTls({ node, file })) return [];
      const subject = /[\w.-]+\.\w+$/.exec(named ?? '')?.[0];
      return [{ site: { node, file }, ...(subject !== undefined && { subject }) }];
    });
  });
}

function goesIntoTls({ node, file }: Site): boolean {
  for (const each of file.outward(node)) {
    if (each.type === 'ObjectProperty') return ['cert', 'key', 'pfx'].includes(keyName(each) ?? '');
    if (each !== node && isCall(each)) return false;
  }
  return false;
}
