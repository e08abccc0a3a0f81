// Turns the values Chromium's debugging protocol reports into the text its console shows. The rules are in
// README.md, because Looplab's browser profile must print the same.

/**
 * The parts of the protocol's RemoteObject, ObjectPreview and PropertyPreview that are used here.
 * @typedef {object} Remote
 * @property {string} type
 * @property {string} [subtype]
 * @property {string} [className]
 * @property {unknown} [value]
 * @property {string} [unserializableValue]
 * @property {string} [description]
 * @property {Preview} [preview]
 *
 * @typedef {object} Preview
 * @property {string} type
 * @property {string} [subtype]
 * @property {string} [description]
 * @property {boolean} overflow
 * @property {Property[]} properties
 * @property {{ key?: Preview, value: Preview }[]} [entries]
 *
 * @typedef {object} Property
 * @property {string} name
 * @property {string} type
 * @property {string} [subtype]
 * @property {string} [value]
 */

/** Objects whose description says everything; the console shows no properties for them. */
const DESCRIPTION_ONLY = new Set(['arraybuffer', 'dataview', 'date', 'error', 'node', 'null', 'regexp']);

/**
 * An error's description is its stack. What stands before the first frame is the name and the message, which may
 * itself have several lines.
 * @param {string} stack
 */
export function withoutFrames(stack) {
  const lines = stack.split('\n');
  const frame = lines.findIndex((line) => /^\s+at /.test(line));
  return (frame < 0 ? lines : lines.slice(0, frame)).join('\n');
}

/** @param {string} text */
function quote(text) {
  const mark = ["'", '"', '`'].find((candidate) => !text.includes(candidate)) ?? "'";
  const escaped = text.replaceAll('\\', '\\\\').replaceAll('\n', '\\n').replaceAll('\t', '\\t');
  return mark + (mark === "'" ? escaped.replaceAll("'", "\\'") : escaped) + mark;
}

/**
 * A value inside another value: one word, never expanded.
 * @param {{ type: string, subtype?: string, value?: string, description?: string }} item
 */
function inner(item) {
  const text = item.value ?? item.description ?? '';
  if (item.type === 'accessor') return '(...)';
  if (item.type === 'function') return 'ƒ';
  if (item.type === 'string') return quote(text);
  if (item.subtype === 'error') return withoutFrames(text);
  if (item.type === 'object' && !item.subtype && text === 'Object') return '{…}';
  return text;
}

/** @param {string} name */
function propertyName(name) {
  return /^\s|\s$|^$|\n/.test(name) ? `"${name.replaceAll('\n', '↵')}"` : name;
}

/** @param {Property[]} properties */
function objectParts(properties) {
  const internal = new Map(properties.filter(({ name }) => name.startsWith('[[')).map((item) => [item.name, item]));
  const parts = [];
  const state = internal.get('[[PromiseState]]') ?? internal.get('[[GeneratorState]]');
  const result = internal.get('[[PromiseResult]]');
  const primitive = internal.get('[[PrimitiveValue]]');
  if (state) {
    const settled = result && state.value !== 'pending';
    parts.push(settled ? `<${state.value}>: ${inner(result)}` : `<${state.value}>`);
  } else if (primitive) {
    parts.push(inner(primitive));
  }
  for (const item of properties) {
    if (!item.name.startsWith('[[')) parts.push(`${propertyName(item.name)}: ${inner(item)}`);
  }
  return parts;
}

/**
 * @param {Property[]} properties
 * @param {number} length
 */
function arrayParts(properties, length) {
  const parts = [];
  let expected = 0;
  const skip = (/** @type {number} */ holes) => {
    if (holes > 0) parts.push(holes === 1 ? 'empty' : `empty × ${holes}`);
  };
  const isIndex = (/** @type {Property} */ item) => /^(0|[1-9]\d*)$/.test(item.name);
  for (const item of properties.filter(isIndex)) {
    skip(Number(item.name) - expected);
    parts.push(inner(item));
    expected = Number(item.name) + 1;
  }
  // Holes at the end are only certain when nothing was cut off the preview.
  if (expected < 100) skip(length - expected);
  for (const item of properties) if (!isIndex(item)) parts.push(`${propertyName(item.name)}: ${inner(item)}`);
  return parts;
}

/** @param {Preview} preview */
function expanded(preview) {
  const description = preview.description ?? '';
  const isArray = preview.subtype === 'array' || preview.subtype === 'typedarray';
  const length = Number(/\((\d+)\)$/.exec(description)?.[1] ?? 0);
  let prefix = description === 'Object' ? '' : description;
  if (isArray) {
    const name = description.replace(/\(\d+\)$/, '');
    prefix = (name === 'Array' ? '' : name) + (length > 1 ? `(${length})` : '');
  }
  let parts;
  if (preview.entries) {
    parts = preview.entries.map(({ key, value }) => (key ? `${inner(key)} => ${inner(value)}` : inner(value)));
  } else {
    parts = isArray ? arrayParts(preview.properties, length) : objectParts(preview.properties);
  }
  if (preview.overflow) parts.push('…');
  const body = parts.join(', ');
  return `${prefix}${prefix ? ' ' : ''}${isArray ? `[${body}]` : `{${body}}`}`;
}

/**
 * A value as it stands on a console line.
 * @param {Remote} remote
 * @returns {string}
 */
export function valueText(remote) {
  if (remote.type === 'string') return String(remote.value);
  if (remote.unserializableValue !== undefined) return remote.unserializableValue;
  if (remote.type === 'undefined' || remote.subtype === 'null') return String(remote.value);
  if (remote.subtype === 'error') return withoutFrames(remote.description ?? '');
  if (remote.type === 'object' && remote.preview && !DESCRIPTION_ONLY.has(remote.subtype ?? '')) {
    return expanded(remote.preview);
  }
  return remote.description ?? String(remote.value);
}

/**
 * The arguments of one console call, joined as the console does, with the format directives of a first string
 * carried out. V8 has converted the values of %s, %d, %i and %f before it reports them.
 * @param {Remote[]} args
 */
export function lineText(args) {
  if (args.length === 0) return '';
  const [first, ...rest] = args;
  if (first.type !== 'string') return args.map(valueText).join(' ');
  const text = String(first.value).replace(/%([%sdifoOc])/g, (directive, letter) => {
    if (letter === '%') return '%';
    const next = rest.shift();
    if (!next) return directive;
    return letter === 'c' ? '' : valueText(next);
  });
  return [text, ...rest.map(valueText)].join(' ');
}
