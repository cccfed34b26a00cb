/** What the server refuses, written from documents.py and the schema file, not from the editor. */

import schema from "../../../src/dateline/newsroom/document.json";

interface Data {
  type: string;
  text?: string;
  attrs?: Record<string, unknown>;
  marks?: Data[];
  content?: Data[];
}
interface AttributeData {
  default?: unknown;
  validate: string;
  format?: string;
  choices?: unknown[];
}
interface Spec {
  content?: string;
  group?: string;
  marks?: string;
  attrs?: Record<string, AttributeData>;
}

const NODES: Record<string, Spec> = schema.nodes;
const MARKS: Record<string, Spec> = schema.marks;
const WEB = /^https?:\/\/[\w.:-]+([/?#]\S*)?$/;
const UNWRITABLE = /(?![\t\n\r])[\u0000-\u001f\u007f]|\p{Cs}/u; // eslint-disable-line no-control-regex

/** Everything that the server would say against a body. */
export function wrongWith(body: unknown): string[] {
  const json = JSON.stringify(body);
  const large = new TextEncoder().encode(json).length > 256 * 1024 ? ["larger than 256 KB"] : [];
  return [...large, ...wrongNode(body as Data, "doc", 0)];
}

function wrongNode(node: Data, path: string, depth: number): string[] {
  const spec = NODES[node.type];
  if (spec === undefined) return [`${path}: no such node as ${node.type}`];
  if (depth > 16) return [`${path}: too deep`];
  const content = node.content ?? [];
  const names = content.map(({ type }) => `${type} `).join("");
  const admits = new RegExp(`^${pattern(spec.content ?? "")}$`).test(names);
  return [
    ...wrongKeys(node, path),
    ...wrongAttributes(node.attrs ?? {}, spec.attrs ?? {}, path),
    ...wrongMarks(node, spec, path),
    ...(admits ? [] : [`${path}: holds ${names}`]),
    ...content.flatMap((child, index) =>
      wrongNode(child, `${path}.${child.type}[${index}]`, depth + 1),
    ),
  ];
}

function wrongKeys(node: Data, path: string): string[] {
  const isText = node.type === "text";
  const allowed = isText ? ["type", "text", "marks"] : ["type", "attrs", "content", "marks"];
  const strange = Object.keys(node).filter((key) => !allowed.includes(key));
  const isBad = isText && (!node.text || UNWRITABLE.test(node.text));
  return [
    ...strange.map((key) => `${path}: has ${key}`),
    ...(isBad ? [`${path}: text ${JSON.stringify(node.text)}`] : []),
  ];
}

function wrongMarks(node: Data, spec: Spec, path: string): string[] {
  const marks = node.marks ?? [];
  const misplaced = marks.length > 0 && spec.group !== "inline" ? [`${path}: marks`] : [];
  const wrong = marks.flatMap((mark) =>
    wrongAttributes(mark.attrs ?? {}, MARKS[mark.type]?.attrs ?? {}, path),
  );
  return [...misplaced, ...wrong];
}

/** A content expression as a regular expression over names, each closed by a blank. */
function pattern(expression: string): string {
  return expression.replaceAll(" ", "").replace(/[a-z_]+/g, (word) => {
    const group = Object.keys(NODES).filter((name) => NODES[name]?.group === word);
    return `(?:${(group.length > 0 ? group : [word]).map((name) => `${name} `).join("|")})`;
  });
}

function wrongAttributes(
  given: Record<string, unknown>,
  known: Record<string, AttributeData>,
  path: string,
): string[] {
  const strange = Object.keys(given).filter((name) => !(name in known));
  const needed = Object.keys(known).filter((name) => known[name]?.default === undefined);
  const missing = needed.filter((name) => !(name in given));
  const wrong = Object.entries(given).filter(([name, value]) => !fits(value, known[name]));
  return [
    ...strange.map((name) => `${path}: has ${name}`),
    ...missing.map((name) => `${path}: needs ${name}`),
    ...wrong.map(([name, value]) => `${path}: ${name} is ${JSON.stringify(value)}`),
  ];
}

function fits(value: unknown, spec: AttributeData | undefined): boolean {
  if (spec === undefined) return true;
  const type = value === null ? "null" : typeof value;
  if (!spec.validate.split("|").includes(type)) return false;
  if (spec.choices !== undefined && !spec.choices.includes(value)) return false;
  if (type === "number") return Number.isSafeInteger(value);
  if (typeof value !== "string") return true;
  if (UNWRITABLE.test(value)) return false;
  if (spec.format === "asset") return /^[0-9a-f]{64}$/.test(value);
  if (spec.format === "web") return WEB.test(value);
  if (spec.format === "link") return WEB.test(value) || /^mailto:\S*@\S*$/.test(value);
  return true;
}
