import { useState } from 'preact/hooks';
import { RoomHead } from '../controls/room.js';
import { merged, operations, resolved } from '../state/contract.js';
import type { Operation, Schema } from '../state/contract.js';
import { text } from '../text/text.js';

const common = '/api-partner/v1/apps-in-toss';

/** The API reference, from the document that the server goes by. */
export function ReferenceRoom() {
  const [filter, setFilter] = useState('');
  const words = text().reference;
  const wanted = filter.trim().toLowerCase();
  const shown = operations.value.filter(({ id, path, summary }) =>
    [id, path, summary, text().operation(id, path)].some((each) => each.toLowerCase().includes(wanted)),
  );
  const tags = [...new Set(shown.map(({ tag }) => tag))];
  return (
    <>
      <RoomHead title={text().rooms.reference} says={words.says} />
      <input
        class="input is-small"
        type="search"
        aria-label={words.filter}
        placeholder={words.filter}
        value={filter}
        onInput={(event) => setFilter(event.currentTarget.value)}
      />
      <p class="second small advice">{words.confidences}</p>
      {tags.map((tag) => (
        <section key={tag} class="stack">
          <h2>{text().tag(tag)}</h2>
          <div class="card rows reference">
            {shown
              .filter((each) => each.tag === tag)
              .map((each) => (
                <Entry key={each.id} operation={each} />
              ))}
          </div>
        </section>
      ))}
      {shown.length === 0 && <p class="second">{words.none}</p>}
    </>
  );
}

function Entry({ operation }: { operation: Operation }) {
  const words = text().reference;
  const { id, method, path, host, summary, confidence, fact, parameters, body, success, codes } = operation;
  return (
    <details>
      <summary>
        <span class="chip is-accent mono">{method}</span>
        <strong>{text().operation(id, path)}</strong>
        <span class="mono second small">{path.replace(common, '')}</span>
        <Confidence value={confidence} />
      </summary>
      <div class="inside">
        <p class="second">{summary}</p>
        <p class="mono small address">
          {host}
          {path}
        </p>
        <p class="second small">
          <span class="mono">{id}</span> {fact !== '' && `· ${words.fact} ${fact}`}
        </p>
        {parameters.length > 0 && (
          <Fields
            title={words.headers}
            lines={parameters.map((each) => ({
              name: each.name,
              schema: {
                ...resolved(each.schema),
                ...(each.description && { description: each.description }),
              },
              required: each.required ?? false,
            }))}
          />
        )}
        {body && <Fields title={words.request} lines={linesOf(body)} />}
        {success && <Fields title={`${words.response} · success`} lines={linesOf(success)} />}
        {Object.keys(codes).length > 0 && <Codes codes={codes} />}
      </div>
    </details>
  );
}

interface Line {
  readonly name: string;
  readonly schema: Schema;
  readonly required: boolean;
}

function linesOf(schema: Schema): Line[] {
  const { properties, required = [] } = merged(schema);
  if (!properties) return [{ name: '–', schema, required: true }];
  return Object.entries(properties).map(([name, each]) => ({
    name,
    schema: resolved(each),
    required: required.includes(name),
  }));
}

function Fields({ title, lines }: { title: string; lines: readonly Line[] }) {
  const words = text().reference;
  return (
    <section>
      <h3>{title}</h3>
      <div class="table-scroll" tabIndex={0} role="region" aria-label={title}>
        <table>
          <thead>
            <tr>
              <th>{words.field}</th>
              <th>{words.type}</th>
              <th>{words.description}</th>
            </tr>
          </thead>
          <tbody>
            {lines.map(({ name, schema, required }) => (
              <tr key={name}>
                <td class="mono">
                  {name}
                  {required && <span class="chip required">{words.required}</span>}
                </td>
                <td class="mono second">{typeOf(schema)}</td>
                <td>
                  {schema.description} <span class="second small">{limitsOf(schema)}</span>{' '}
                  <Confidence value={String(schema['x-confidence'] ?? '')} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function Codes({ codes }: { codes: Operation['codes'] }) {
  const words = text().reference;
  return (
    <section>
      <h3>{words.codes}</h3>
      <dl class="facts codes">
        {Object.entries(codes).map(([code, { meaning, 'x-confidence': confidence = '' }]) => (
          <>
            <dt class="mono">{code}</dt>
            <dd>
              {meaning} <Confidence value={confidence} />
            </dd>
          </>
        ))}
      </dl>
    </section>
  );
}

function Confidence({ value }: { value: string }) {
  if (value === '') return null;
  return (
    <span class="chip confidence" title={text().confidence(value)}>
      {value}
    </span>
  );
}

function typeOf(schema: Schema): string {
  if (schema.enum) return schema.enum.map(String).join(' | ');
  if (schema.const !== undefined) return String(schema.const);
  const parts = schema.oneOf ?? schema.anyOf;
  if (parts) return [...new Set(parts.map((each) => typeOf(resolved(each))))].join(' | ');
  const type = Array.isArray(schema.type) ? schema.type.join(' | ') : String(schema.type ?? 'object');
  return type === 'array' && schema.items ? `${typeOf(resolved(schema.items))}[]` : type;
}

function limitsOf(schema: Schema): string {
  const names = ['minLength', 'maxLength', 'minimum', 'maximum', 'minItems', 'maxItems', 'pattern'];
  return names
    .filter((name) => schema[name] !== undefined)
    .map((name) => `${name} ${String(schema[name])}`)
    .join(', ');
}
