/** The part of JSON Schema that openapi.yaml uses for requests. @internal */
export interface Schema {
  readonly type?: SchemaType | readonly SchemaType[];
  readonly enum?: readonly unknown[];
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly items?: Schema;
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  /** Only ever `true`: fields that are not named are let pass everywhere. */
  readonly additionalProperties?: true;
  /** Of alternatives that differ in what they require. */
  readonly anyOf?: readonly { readonly required: readonly string[] }[];
  readonly oneOf?: readonly { readonly required: readonly string[] }[];
}

/** @internal */
export type SchemaType = 'string' | 'integer' | 'boolean' | 'object' | 'array' | 'null';
