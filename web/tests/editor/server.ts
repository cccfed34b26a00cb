/** What the server refuses, written from documents.py and the schema file and not from the editor. */

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
  const isText = node.type === "text";
  const allowed = isText ? ["type", "text", "marks"] : ["type", "attrs", "content", "marks"];
  const wrong = Object.keys(node).filter((key) => !allowed.includes(key)).map((key) => `${path}: has ${key}`);
  if (isText && (!node.text || UNWRITABLE.test(node.text))) wrong.push(`${path}: text ${JSON.stringify(node.text)}`);
  wrong.push(...wrongAttributes(node.attrs ?? {}, spec.attrs ?? {}, path));
  const marks = node.marks ?? [];
  if (marks.length > 0 && spec.group !== "inline") wrong.push(`${path}: marks`);
  for (const mark of marks) wrong.push(...wrongAttributes(mark.attrs ?? {}, MARKS[mark.type]?.attrs ?? {}, path));
  const content = node.content ?? [];
  if (!new RegExp(`^${pattern(spec.content ?? "")}$`).test(content.map(({ type }) => `${type} `).join(""))) {
    wrong.push(`${path}: holds ${content.map(({ type }) => type).join(" ")}`);
  }
  return [...wrong, ...content.flatMap((child, index) => wrongNode(child, `${path}.${child.type}[${index}]`, depth + 1))];
}

/** A content expression as a regular expression over names, each closed by a blank. */
function pattern(expression: string): string {
  return expression.replaceAll(" ", "").replaceAll("|", " | ").replace(/[a-z_]+/g, (word) => {
    const group = Object.keys(NODES).filter((name) => NODES[name]?.group === word);
    return `(?:${(group.length > 0 ? group : [word]).map((name) => `${name} `).join("|")})`;
  }).replaceAll(" | ", "|").replaceAll("(?:(", "(?:(");
}

function wrongAttributes(
  given: Record<string, unknown>,
  known: Record<string, AttributeData>,
  path: string,
): string[] {
  const strange = Object.keys(given).filter((name) => !(name in known)).map((name) => `${path}: has ${name}`);
  const missing = Object.keys(known).filter((name) => known[name]?.default === undefined && !(name in given));
  const wrong = Object.entries(given).filter(([name, value]) => !fits(value, known[name]));
  return [...strange, ...missing.map((name) => `${path}: needs ${name}`), ...wrong.map(([name, value]) => `${path}: ${name} is ${JSON.stringify(value)}`)];
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
  if (spec.format === "web") return /^https?:\/\/[\w.:-]+([/?#]\S*)?$/.test(value);
  if (spec.format === "link") return /^(https?:\/\/[\w.:-]+([/?#]\S*)?|mailto:\S*@\S*)$/.test(value);
  return true;
}
