import { computed, signal } from '@preact/signals';

/** A schema, as far as it is shown. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly description?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly oneOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly [keyword: string]: unknown;
}

export interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly required?: boolean;
  readonly description?: string;
  readonly schema: Schema;
}

interface Content {
  readonly content?: Readonly<Record<string, { readonly schema: Schema }>>;
  readonly description?: string;
  readonly $ref?: string;
}

export interface Operation {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly host: string;
  readonly tag: string;
  readonly summary: string;
  readonly confidence: string;
  readonly fact: string;
  readonly parameters: readonly Parameter[];
  readonly body: Schema | undefined;
  readonly success: Schema | undefined;
  readonly codes: Readonly<Record<string, { readonly meaning: string; readonly 'x-confidence'?: string }>>;
}

interface Document {
  readonly servers: readonly { readonly url: string }[];
  readonly paths: Readonly<Record<string, PathItem>>;
}

type PathItem = Readonly<Record<string, RawOperation>> & {
  readonly servers?: readonly { readonly url: string }[];
};

interface RawOperation {
  readonly operationId: string;
  readonly tags?: readonly string[];
  readonly summary?: string;
  readonly parameters?: readonly (Parameter | { readonly $ref: string })[];
  readonly requestBody?: Content;
  readonly responses?: Readonly<Record<string, Content>>;
  readonly 'x-confidence'?: string;
  readonly 'x-fact'?: string;
  readonly 'x-codes'?: Operation['codes'];
}

/** The OpenAPI document that the server goes by. It is no secret, so it needs no token. */
const contract = signal<Document | undefined>(undefined);

export async function readContract(): Promise<void> {
  const response = await fetch('/openapi.json');
  contract.value = (await response.json()) as Document;
}

export const operations = computed<readonly Operation[]>(() => {
  const { paths = {}, servers: general = [] } = contract.value ?? {};
  return Object.entries(paths).flatMap(([path, item]) =>
    (['get', 'post'] as const).flatMap((method) => {
      const raw = item[method];
      return raw ? [operation(raw, method, path, (item.servers ?? general)[0]?.url ?? '')] : [];
    }),
  );
});

export const operationIds = computed(() => operations.value.map(({ id }) => id));

function operation(raw: RawOperation, method: string, path: string, host: string): Operation {
  return {
    id: raw.operationId,
    method: method.toUpperCase(),
    path,
    host,
    tag: raw.tags?.[0] ?? '',
    summary: raw.summary ?? '',
    confidence: raw['x-confidence'] ?? '',
    fact: raw['x-fact'] ?? '',
    parameters: (raw.parameters ?? []).map((each) => resolve(each) as Parameter),
    body: schemaOf(raw.requestBody),
    success: payloadOf(schemaOf(raw.responses?.['200'])),
    codes: raw['x-codes'] ?? {},
  };
}

function schemaOf(content: Content | undefined): Schema | undefined {
  const schema = content && (resolve(content) as Content).content?.['application/json']?.schema;
  return schema && resolved(schema);
}

/** What stands in `success`: the envelope is the same everywhere. */
function payloadOf(answer: Schema | undefined): Schema | undefined {
  const envelopes = (answer?.oneOf ?? (answer ? [answer] : [])).map(resolved);
  const payload = envelopes
    .map((each) => merged(each).properties?.['success'])
    .find((each) => each && each.type !== 'null');
  return payload && resolved(payload);
}

/** A schema with the place it refers to filled in. */
export function resolved(schema: Schema): Schema {
  if (schema.$ref === undefined) return schema;
  const { $ref: _, ...own } = schema;
  return resolved({ ...(resolve(schema) as Schema), ...own });
}

/** The properties of all parts of a schema together. */
export function merged(schema: Schema): Schema {
  const parts = (schema.allOf ?? []).map((each) => merged(resolved(each)));
  return parts.reduce(
    (whole, part) => ({
      ...whole,
      properties: { ...whole.properties, ...part.properties },
      required: [...(whole.required ?? []), ...(part.required ?? [])],
    }),
    schema,
  );
}

function resolve(value: { readonly $ref?: string } | object): unknown {
  const reference = (value as { readonly $ref?: string }).$ref;
  if (reference === undefined) return value;
  let found: unknown = contract.value;
  for (const step of reference.replace(/^#\//, '').split('/')) {
    found = (found as Record<string, unknown> | undefined)?.[step];
  }
  return found ?? {};
}
