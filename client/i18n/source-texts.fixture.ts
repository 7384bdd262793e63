import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseSync } from 'vite';

/** A place in a source file and the text that stands there. */
export type FoundText = { file: string; line: number; text: string };

/** Properties of components of which a person reads or hears the value. */
const SHOWN = new Set([
  'alt',
  'aria-description',
  'aria-label',
  'aria-placeholder',
  'aria-roledescription',
  'aria-valuetext',
  'closeLabel',
  'hint',
  'label',
  'placeholder',
  'text',
  'title',
]);

/** Two letters side by side are a word; a single one is a unit, a key or a mark. */
const isWord = (text: string): boolean => /\p{L}{2}/u.test(text);

type Node = { type: string; start: number; [key: string]: unknown };
const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';

/** Every node below one, itself first. */
function nodesOf(value: unknown, found: Node[] = []): Node[] {
  if (Array.isArray(value)) for (const one of value) nodesOf(one, found);
  else if (isNode(value)) {
    found.push(value);
    for (const child of Object.values(value)) if (typeof child === 'object') nodesOf(child, found);
  }
  return found;
}

/** The texts that an expression may become: both ends of a choice, the still parts of a template, the sides of a sum. */
function* becomes(value: unknown): Generator<[Node, string]> {
  if (!isNode(value)) return;
  const { type } = value;
  if (type === 'Literal' && typeof value['value'] === 'string') yield [value, value['value']];
  if (type === 'JSXExpressionContainer') yield* becomes(value['expression']);
  if (type === 'TemplateLiteral')
    for (const part of nodesOf(value['quasis']))
      if (part.type === 'TemplateElement') yield [value, (part['value'] as { cooked: string }).cooked];
  const parts: Readonly<Record<string, readonly string[]>> = {
    TemplateLiteral: ['expressions'],
    ConditionalExpression: ['consequent', 'alternate'],
    LogicalExpression: ['left', 'right'],
    BinaryExpression: ['left', 'right'],
    TSAsExpression: ['expression'],
    ParenthesizedExpression: ['expression'],
  };
  for (const part of parts[type] ?? []) {
    const child = value[part];
    for (const one of Array.isArray(child) ? child : [child]) yield* becomes(one);
  }
}

const programOf = (file: string, source: string): unknown => parseSync(file, source).program;

/** Words that a component shows without asking a translator for them. */
export function hardCoded(file: string, source: string): FoundText[] {
  const found: FoundText[] = [];
  const add = (node: Node, text: string): void => {
    if (isWord(text))
      found.push({ file, line: source.slice(0, node.start).split('\n').length, text: text.trim() });
  };
  for (const node of nodesOf(programOf(file, source))) {
    if (node.type === 'JSXText') add(node, node['value'] as string);
    if (node.type === 'JSXElement' || node.type === 'JSXFragment')
      for (const child of node['children'] as unknown[])
        if (isNode(child) && child.type === 'JSXExpressionContainer')
          for (const [at, text] of becomes(child)) add(at, text);
    if (node.type === 'JSXAttribute') {
      const { name } = node['name'] as { name: unknown };
      if (typeof name === 'string' && SHOWN.has(name))
        for (const [at, text] of becomes(node['value'])) add(at, text);
    }
  }
  return found;
}

/** Whether programs name a key: in full, or as a template with a fixed beginning, as `state.${state}`. */
export function namedKeys(sources: readonly { source: string }[]): (key: string) => boolean {
  const whole = new Set<string>();
  const templates = new Set<string>();
  for (const { source } of sources) {
    for (const [, text = ''] of source.matchAll(/'([\w.-]+\.[\w.-]+)'/g)) whole.add(text);
    for (const [, text = ''] of source.matchAll(/`([a-z]\w*\.[\w.-]*(?:\$\{[^{}]*\}[\w.-]*)+)`/gi))
      templates.add(text.replaceAll('.', '\\.').replaceAll(/\$\{[^}]*\}/g, '[\\w. -]+'));
  }
  const pattern = new RegExp(`^(?:${[...templates].join('|')})$`);
  return (key) => whole.has(key) || pattern.test(key);
}

/** The sources of a folder of the project, without tests. */
export const sourcesOf = (folder: string, kind: RegExp): { file: string; source: string }[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => kind.test(name) && !/\.(test|bench|fixture)\./.test(name))
    .map((name) => ({ file: join(folder, name), source: readFileSync(join(folder, name), 'utf8') }));
