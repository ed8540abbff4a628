// What we read of an OpenAPI 3.1 document, as our own server writes it.

export interface Schema {
  $ref?: string;
  type?: string | string[];
  format?: string;
  description?: string;
  enum?: unknown[];
  minimum?: number;
  maximum?: number;
  maxLength?: number;
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  additionalProperties?: Schema | boolean;
  oneOf?: Schema[];
  anyOf?: Schema[];
}

export interface Parameter {
  name: string;
  in: 'path' | 'query' | 'header' | 'cookie';
  required?: boolean;
  description?: string;
  schema?: Schema;
}

type Content = Record<string, { schema?: Schema }>;

interface Described {
  tags?: string[];
  summary?: string;
  description?: string;
  operationId?: string;
  parameters?: Parameter[];
  requestBody?: { content?: Content };
  responses?: Record<string, { description?: string; content?: Content }>;
}

export interface ApiDocument {
  info: { title: string; version: string; description?: string };
  paths: Record<string, Record<string, Described>>;
  components?: { schemas?: Record<string, Schema> };
}

export interface Operation extends Described {
  /** Also its anchor on the page. */
  id: string;
  method: string;
  path: string;
}

const methods = ['get', 'post', 'put', 'patch', 'delete'];

/** The operations by their first tag, both in alphabetical order; within a tag by address. */
export function byTag(document: ApiDocument): [string, Operation[]][] {
  const tags = new Map<string, Operation[]>();
  for (const [path, item] of Object.entries(document.paths)) {
    for (const method of methods) {
      const described = item[method];
      if (described === undefined) continue;
      const tag = described.tags?.[0] ?? 'Other';
      const id = described.operationId ?? `${method}${path.replace(/\W+/g, '-')}`;
      tags.set(tag, [...(tags.get(tag) ?? []), { ...described, id, method, path }]);
    }
  }
  const sorted = [...tags].sort(([one], [other]) => one.localeCompare(other));
  return sorted.map(([tag, operations]) => [tag, operations.sort((a, b) => a.path.localeCompare(b.path))]);
}

/** The first schema of a body, and its media type. */
export function bodyOf(content: Content | undefined): { type: string; schema: Schema | undefined } | null {
  const [first] = Object.entries(content ?? {});
  return first === undefined ? null : { type: first[0], schema: first[1].schema };
}

const depthMax = 6;
const indent = '  ';

/** A schema in the notation of TypeScript: what most readers read fastest. */
export function written(schema: Schema | undefined, document: ApiDocument, depth = 0, seen: string[] = []): string {
  if (schema === undefined) return 'unknown';
  if (schema.$ref !== undefined) {
    const name = schema.$ref.split('/').at(-1) ?? '';
    const found = document.components?.schemas?.[name];
    if (found === undefined || seen.includes(name) || depth >= depthMax) return name;
    return written(found, document, depth, [...seen, name]);
  }
  const either = schema.oneOf ?? schema.anyOf;
  if (either) return union(either.map((one) => written(one, document, depth, seen)));
  if (schema.enum) return union(schema.enum.map((value) => JSON.stringify(value)));
  const types =
    typeof schema.type === 'string' ? [schema.type] : (schema.type ?? (schema.properties ? ['object'] : []));
  if (types.length === 0) return 'unknown';
  return union(types.map((type) => one(type, schema, document, depth, seen)));
}

const union = (parts: string[]): string => [...new Set(parts)].join(' | ');

function one(type: string, schema: Schema, document: ApiDocument, depth: number, seen: string[]): string {
  switch (type) {
    case 'array': {
      const item = written(schema.items, document, depth, seen);
      return item.includes(' | ') ? `(${item})[]` : `${item}[]`;
    }
    case 'object':
      return object(schema, document, depth, seen);
    case 'integer':
    case 'number':
      return bounds(type, schema);
    case 'string':
      return schema.format === undefined ? bounds(type, schema) : `string<${schema.format}>`;
    default:
      return type;
  }
}

function bounds(type: string, { minimum, maximum, maxLength }: Schema): string {
  if (maxLength !== undefined) return `${type} /* at most ${maxLength} */`;
  if (minimum === undefined && maximum === undefined) return type;
  return `${type} /* ${minimum ?? ''}…${maximum ?? ''} */`;
}

function object(schema: Schema, document: ApiDocument, depth: number, seen: string[]): string {
  const members = Object.entries(schema.properties ?? {});
  const { additionalProperties: others } = schema;
  if (members.length === 0) {
    return typeof others === 'object' ? `Record<string, ${written(others, document, depth, seen)}>` : 'object';
  }
  const margin = indent.repeat(depth + 1);
  const lines = members.map(([name, member]) => {
    const mark = schema.required?.includes(name) ? '' : '?';
    const text = `${margin}${name}${mark}: ${written(member, document, depth + 1, seen)}`;
    return member.description ? `${margin}// ${member.description.replace(/\s+/g, ' ')}\n${text}` : text;
  });
  return `{\n${lines.join('\n')}\n${indent.repeat(depth)}}`;
}
