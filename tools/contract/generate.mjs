import { readFile, writeFile } from 'node:fs/promises';
import { parse } from 'yaml';

const folder = new URL('../../emulator/', import.meta.url);
const prefix = '/api-partner/v1/apps-in-toss';
const notice = '// Made from openapi.yaml by `npm run contract`. Do not edit.\n';

/** The texts of the files that follow from emulator/openapi.yaml, by their path below emulator/. */
export const files = {
  'src/contract/operations.generated.ts': async () => operations(parse(await document())),
  'src/contract/schema.generated.ts': async () => {
    const { default: openapiTS, astToString } = await import('openapi-typescript');
    return notice + astToString(await openapiTS(await document()));
  },
};

function document() {
  return readFile(new URL('openapi.yaml', folder), 'utf8');
}

function operations(contract) {
  const list = Object.entries(contract.paths).flatMap(([path, item]) =>
    ['get', 'post'].filter((method) => item[method]).map((method) => operation(contract, path, item, method)),
  );
  return `${notice}import type { OperationContract } from './operation-contract.interface.js';

/** @internal */
export const operations = ${JSON.stringify(list, null, 1)} as const satisfies readonly OperationContract[];
`;
}

function operation(contract, path, item, method) {
  const it = item[method];
  const body = it.requestBody?.content['application/json'].schema;
  return {
    id: it.operationId,
    host: item.servers ? 'pay' : 'api',
    method: method.toUpperCase(),
    path: path.slice(prefix.length),
    identity: it['x-identity'],
    limits: (it['x-limits'] ?? []).map(({ per, perMinute }) => ({ per, perMinute })),
    codes: Object.keys(it['x-codes'] ?? {}),
    headers: Object.fromEntries((it.parameters ?? []).map((each) => header(contract, each))),
    ...(body ? { body: resolved(contract, body) } : {}),
  };
}

function header(contract, reference) {
  const { name, schema } = at(contract, reference.$ref);
  return [name, schema];
}

/** A schema without references, descriptions and marks: what is left decides whether a value is good. */
function resolved(contract, schema) {
  if (Array.isArray(schema)) return schema.map((each) => resolved(contract, each));
  if (typeof schema !== 'object' || schema === null) return schema;
  if (schema.$ref) return resolved(contract, at(contract, schema.$ref));
  return Object.fromEntries(
    Object.entries(schema)
      .filter(
        ([name, value]) => !name.startsWith('x-') && !(name === 'description' && typeof value === 'string'),
      )
      .map(([name, value]) => [name, resolved(contract, value)]),
  );
}

function at(contract, reference) {
  return reference
    .slice(2)
    .split('/')
    .reduce((node, part) => node[part], contract);
}

if (process.argv[1] === new URL(import.meta.url).pathname) {
  for (const [path, text] of Object.entries(files)) await writeFile(new URL(path, folder), await text());
}
