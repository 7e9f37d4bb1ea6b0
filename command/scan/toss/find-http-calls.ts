import type * as t from '@babel/types';
import { declaredType } from '../syntax/classes.js';
import { bare, isCall, isMember, propertyName, type Call } from '../syntax/kinds.js';
import { EMPTY, merged, objectOf, UNKNOWN, type ObjectView } from '../syntax/objects.js';
import type { Site, SourceFile } from '../syntax/source-file.js';
import { HOLE, textsOf } from '../syntax/texts.js';
import type { Values } from '../syntax/values.js';
import { endpointOf, isToss } from './address.js';
import type { HttpCall, HttpClient } from './http-call.js';

const WITH_BODY = new Set(['post', 'put', 'patch', 'postForm', 'putForm', 'patchForm']);
const WITHOUT_BODY = new Set(['get', 'delete', 'head', 'options']);

/** Every place in a file that sends a request by a client known here. */
export function findHttpCalls(values: Values, file: SourceFile): HttpCall[] {
  const calls: readonly Call[] = [...file.all('CallExpression'), ...file.all('OptionalCallExpression')];
  return calls.flatMap((node) => {
    const found = recognise(values, { node, file });
    return found ? [found] : [];
  });
}

function recognise(values: Values, site: Site<Call>): HttpCall | undefined {
  const { node, file } = site;
  const callee = bare(node.callee);
  if (callee.type === 'Identifier' && callee.name === 'fetch' && !file.scopes.bindingOf(callee)) {
    return fetchCall(values, site, 'fetch');
  }
  if (isMember(callee) && callee.object.type === 'Identifier' && callee.object.name === 'globalThis') {
    return propertyName(callee) === 'fetch' ? fetchCall(values, site, 'fetch') : undefined;
  }
  const external = values.external({ node: callee, file });
  if (external) return ofPackage(values, site, external.module, external.path);
  return isMember(callee) || callee.type === 'Identifier' ? ofInstance(values, site, callee) : undefined;
}

function ofPackage(
  values: Values,
  site: Site<Call>,
  module: string,
  path: readonly string[],
): HttpCall | undefined {
  const [name] = path;
  if (module === 'undici' && (name === 'fetch' || name === 'request'))
    return fetchCall(values, site, 'undici');
  if (module === 'node-fetch' && path.length === 0) return fetchCall(values, site, 'node-fetch');
  if (module === 'https' && (name === 'request' || name === 'get') && path.length === 1)
    return httpsCall(values, site);
  if (module === 'axios' && path.length <= 1 && name !== 'create')
    return axiosCall(values, site, name, EMPTY);
  return undefined;
}

/** `api.post(…)` of `const api = axios.create(…)`, `this.http.post(…)` of `HttpService`, and their `axiosRef`. */
function ofInstance(values: Values, site: Site<Call>, callee: t.Node): HttpCall | undefined {
  const { file } = site;
  const method = isMember(callee) ? propertyName(callee) : undefined;
  const known =
    method === undefined || method === 'request' || WITH_BODY.has(method) || WITHOUT_BODY.has(method);
  if (!known) return undefined;
  let owner = isMember(callee) ? bare(callee.object) : callee;
  if (isMember(owner) && propertyName(owner) === 'axiosRef') owner = bare(owner.object);
  for (const origin of values.origins({ node: owner, file })) {
    const created = origin.node;
    if (!isCall(created)) continue;
    const { module, path } = values.external({ node: created.callee, file: origin.file }) ?? {};
    if (module !== 'axios' || path?.[0] !== 'create') continue;
    const [config] = created.arguments;
    const view = objectOf(values, config && { node: config, file: origin.file });
    return axiosCall(values, site, method, view, origin);
  }
  const type = declaredType(file, owner);
  const service = type && values.external({ node: type, file });
  if (service?.module !== '@nestjs/axios' || service.path[0] !== 'HttpService') return undefined;
  // What `HttpModule.register()` was given is somewhere else.
  return axiosCall(values, site, method, UNKNOWN);
}

function fetchCall(values: Values, site: Site<Call>, client: HttpClient): HttpCall {
  const [url, options] = site.node.arguments;
  const at = (node: t.Node | undefined) => node && { node, file: site.file };
  const urls = url ? textsOf(values, { node: url, file: site.file }) : [];
  return finished({ site, client, urls, options: objectOf(values, at(options)) });
}

function httpsCall(values: Values, site: Site<Call>): HttpCall {
  const { file } = site;
  const [first, second] = site.node.arguments;
  const firstTexts = first ? textsOf(values, { node: first, file }) : [];
  const isUrl = firstTexts.some((text) => text !== HOLE);
  const objects = isUrl ? [second] : [first, second];
  const views = objects.flatMap((node) =>
    node && !isCallback(values, { node, file }) ? [objectOf(values, { node, file })] : [],
  );
  const options = merged(views);
  const urls = isUrl ? firstTexts : urlsOfOptions(values, options);
  return finished({ site, client: 'https', urls, options });
}

function isCallback(values: Values, site: Site): boolean {
  return values.origins(site).every(({ node }) => /Function/.test(node.type));
}

/** `{ hostname, path }` as one text. */
function urlsOfOptions(values: Values, { properties }: ObjectView): string[] {
  const host = properties.get('hostname') ?? properties.get('host');
  const path = properties.get('path');
  const hosts = host ? textsOf(values, host) : [HOLE];
  const paths = path ? textsOf(values, path) : [''];
  return hosts.flatMap((each) => paths.map((end) => `https://${each}${end}`));
}

function axiosCall(
  values: Values,
  site: Site<Call>,
  method: string | undefined,
  instanceOptions: ObjectView,
  instance?: Site,
): HttpCall | undefined {
  if (method !== undefined && method !== 'request' && !WITH_BODY.has(method) && !WITHOUT_BODY.has(method)) {
    return undefined;
  }
  const { file } = site;
  const [first, second, third] = site.node.arguments;
  const takesConfigFirst = method === undefined || method === 'request';
  const config = takesConfigFirst ? first : WITH_BODY.has(method) ? third : second;
  const isText = first && textsOf(values, { node: first, file }).some((text) => text !== HOLE);
  const given = takesConfigFirst && isText ? second : config;
  const own = objectOf(values, given && { node: given, file });
  const options = merged([instanceOptions, own]);
  const target = takesConfigFirst && !isText ? own.properties.get('url') : first && { node: first, file };
  const paths = target ? textsOf(values, target) : [HOLE];
  const base = options.properties.get('baseURL');
  const bases = base ? textsOf(values, base) : [''];
  const urls = paths.flatMap((path) => (/^https?:/.test(path) ? [path] : bases.map((each) => each + path)));
  return finished({ site, client: 'axios', urls, options, ...(instance && { instance }) });
}

function finished(call: Omit<HttpCall, 'toss' | 'endpoint'>): HttpCall {
  const endpoint = call.urls.map(endpointOf).find((each) => each !== undefined);
  return { ...call, ...(endpoint && { endpoint }), toss: call.urls.some(isToss) || endpoint !== undefined };
}
