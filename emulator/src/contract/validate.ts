import type { FieldError } from '../server/answer/answer.js';
import type { Schema, SchemaType } from './schema.interface.js';

/** Everything that is wrong with a value, each fault by the name of its field. @internal */
export function faultsOf(schema: Schema, value: unknown, field = ''): FieldError[] {
  const fault = (message: string): FieldError[] => [{ field, message, rejectedValue: value ?? null }];
  const types = [schema.type ?? []].flat();
  const type = types.find((each) => isOf(each, value));
  if (types.length > 0 && !type) return fault(mustBe(types, schema));
  if (schema.enum && !schema.enum.includes(value)) {
    return fault(`${schema.enum.filter((each) => each !== null).join(', ')} 중 하나여야 해요.`);
  }
  if (typeof value === 'string') return textFaults(schema, value, fault);
  if (typeof value === 'number') return numberFaults(schema, value, fault);
  if (Array.isArray(value)) return listFaults(schema, value, field, fault);
  if (type === 'object') return objectFaults(schema, value as Readonly<Record<string, unknown>>, field);
  return [];
}

type Fault = (message: string) => FieldError[];

function textFaults(schema: Schema, value: string, fault: Fault): FieldError[] {
  const { minLength = 0, maxLength = Infinity, pattern } = schema;
  // JSON Schema counts characters, JavaScript counts halves of some.
  const length = [...value].length;
  if (length < minLength) return fault('비어 있지 않은 문자열이어야 해요.');
  if (length > maxLength) return fault(`${maxLength}자까지 쓸 수 있어요.`);
  return pattern !== undefined && !new RegExp(pattern, 'u').test(value)
    ? fault('쓸 수 없는 글자가 있거나 형식이 달라요.')
    : [];
}

function numberFaults({ minimum, maximum }: Schema, value: number, fault: Fault): FieldError[] {
  if (minimum !== undefined && value < minimum) return fault(`${minimum} 이상이어야 해요.`);
  if (maximum !== undefined && value > maximum) return fault(`${maximum} 이하여야 해요.`);
  return [];
}

function listFaults(schema: Schema, value: readonly unknown[], field: string, fault: Fault): FieldError[] {
  const { minItems = 0, maxItems = Infinity, items } = schema;
  if (value.length < minItems || value.length > maxItems) {
    // The list itself is not sent back: it may be as long as it likes.
    return fault(`${minItems}개부터 ${maxItems}개까지여야 해요.`).map((each) => ({
      ...each,
      rejectedValue: value.length,
    }));
  }
  return items ? value.flatMap((each, index) => faultsOf(items, each, `${field}[${index}]`)) : [];
}

function objectFaults(schema: Schema, value: Readonly<Record<string, unknown>>, field: string): FieldError[] {
  const { required = [], properties = {}, anyOf, oneOf } = schema;
  const nameOf = (name: string) => (field === '' ? name : `${field}.${name}`);
  const has = (name: string) => Object.hasOwn(value, name);
  const faults = Object.entries(properties).flatMap(([name, each]) => {
    if (has(name)) return faultsOf(each, value[name], nameOf(name));
    return required.includes(name) ? faultsOf(each, undefined, nameOf(name)) : [];
  });
  for (const [choices, most] of [
    [anyOf, Infinity],
    [oneOf, 1],
  ] as const) {
    if (!choices) continue;
    const met = choices.filter((choice) => choice.required.every(has)).length;
    if (met >= 1 && met <= most) continue;
    const names = choices.flatMap((choice) => choice.required);
    const message = `${names.join(', ')} 중 하나${most === 1 ? '만' : '는'} 있어야 해요.`;
    faults.push({ field: nameOf(names[0] ?? ''), message, rejectedValue: null });
  }
  return faults;
}

function isOf(type: SchemaType, value: unknown): boolean {
  switch (type) {
    case 'integer':
      return Number.isInteger(value);
    case 'null':
      return value === null;
    case 'array':
      return Array.isArray(value);
    case 'object':
      return typeof value === 'object' && value !== null && !Array.isArray(value);
    default:
      return typeof value === type;
  }
}

function mustBe(types: readonly SchemaType[], { minLength = 0 }: Schema): string {
  const words: Record<SchemaType, string> = {
    string: minLength > 0 ? '비어 있지 않은 문자열' : '문자열',
    integer: '정수',
    boolean: '참 또는 거짓',
    object: '객체',
    array: '배열',
    null: 'null',
  };
  return `${types.map((type) => words[type]).join(' 또는 ')}이어야 해요.`;
}
