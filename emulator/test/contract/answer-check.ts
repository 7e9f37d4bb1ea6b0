import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import type { ValidateFunction } from 'ajv/dist/2020.js';
import { parse } from 'yaml';
import { prefix } from '../helpers/call.js';

interface Operation {
  readonly operationId: string;
  readonly 'x-codes'?: Readonly<Record<string, unknown>>;
  readonly responses: Readonly<Record<string, object>>;
}

interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
}

/** Holds answers against openapi.yaml, by another validator than the one in the server, and knowing no further field. */
export class AnswerCheck {
  private readonly document = closed(
    parse(readFileSync(new URL('../../openapi.yaml', import.meta.url), 'utf8')),
  ) as Document;
  private readonly ajv = new Ajv2020({ strict: false }).addSchema(this.document, 'openapi');
  private readonly validators = new Map<string, ValidateFunction>();

  /** What is wrong with an answer; `undefined` for nothing. */
  fault(method: string, path: string, status: number, body: unknown): string | undefined {
    const operation = this.document.paths[`${prefix}${path}`]?.[method.toLowerCase()];
    if (!operation) return `${path} is not in openapi.yaml`;
    if (!operation.responses[status]) return `${operation.operationId} answered with HTTP ${status}`;
    const validate = this.validator(method, path, status);
    if (!validate(body)) return `${operation.operationId}: ${this.ajv.errorsText(validate.errors)}`;
    const { error } = body as { error?: { errorCode?: string } | string | null };
    const code = typeof error === 'object' ? error?.errorCode : undefined;
    if (code === undefined || (status === 400 && code === 'INVALID_PARAMETER')) return undefined;
    return operation['x-codes']?.[code] ? undefined : `${operation.operationId} failed with ${code}`;
  }

  private validator(method: string, path: string, status: number): ValidateFunction {
    const place = ['paths', `${prefix}${path}`, method.toLowerCase(), 'responses', String(status)];
    const key = place.join(' ');
    const known = this.validators.get(key);
    if (known) return known;
    const response = at(this.document, place) as { $ref?: string };
    const found = response.$ref === undefined ? place : response.$ref.slice(2).split('/');
    const pointer = [...found, 'content', 'application/json', 'schema'].map(escaped).join('/');
    const validate = this.ajv.compile({ $ref: `openapi#/${pointer}` });
    this.validators.set(key, validate);
    return validate;
  }
}

function at(node: unknown, [first, ...rest]: readonly string[]): unknown {
  return first === undefined ? node : at((node as Record<string, unknown>)[first], rest);
}

function escaped(part: string): string {
  return part.replaceAll('~', '~0').replaceAll('/', '~1');
}

/** The same document, in which an object has no fields but those that are named. */
function closed(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(closed);
  if (typeof node !== 'object' || node === null) return node;
  const copy = Object.fromEntries(Object.entries(node).map(([name, value]) => [name, closed(value)]));
  const isObject = copy['type'] === 'object' && typeof copy['properties'] === 'object';
  return isObject && !('oneOf' in copy) && !('anyOf' in copy)
    ? { ...copy, additionalProperties: false }
    : copy;
}
