/** The server's answers, each as a function. Nothing else in the page fetches. */

/**
 * @typedef {{left: number, top: number, right: number, bottom: number}} Box px of the canvas
 * @typedef {{code: string, message: string, hint?: string, file?: string, line?: number, element?: string,
 *   field?: string, row?: number, level?: "note" | "warning" | "error"}} Problem
 * @typedef {{name: string, label: string, help: string, required: boolean, choices: string[],
 *   kind: "text" | "lines" | "date" | "time" | "colour" | "picture" | "choice" | "switch" | "link",
 *   shapes_left_out: string[]}} Field
 * @typedef {{name: string, title: string, description: string, shapes: string[], fields: Field[],
 *   stories: {name: string, label: string}[], problem: Problem | null}} Template
 * @typedef {{name: string, network: string, network_title: string, width: number, height: number, shape: string,
 *   shown_width: number, safe: Box, title_safe: Box, covered: {name: string, box: Box}[],
 *   crops: {surface: string, box: Box, must_keep: string}[]}} Format
 * @typedef {{number: number, template: string, summary: string, problems: Problem[]}} Row
 * @typedef {{revision: number, campaign: string, folder: string, data: string | null, data_problem: Problem | null, git: boolean,
 *   templates: Template[], formats: Format[], themes: string[], langs: {tag: string, name: string}[],
 *   arrangements: number, pictures: string[], rows: Row[] | null,
 *   baselines: {name: string, label: string}[], simulations: string[]}} Workspace
 * @typedef {{field: string, element: string, line: number, box: Box, ink: Box, text_lines: string[], size: number,
 *   min_size: number, max_size: number, shown_size: number, headroom: number, baselines: number[],
 *   contrast: number | null}} TextBox
 * @typedef {{revision: number, width: number, height: number, title: string, alt_text: string,
 *   arrangement: number, post_text: string, notices: Problem[], findings: Problem[], boxes: TextBox[],
 *   fits: boolean, problem?: Problem}} Cell
 * @typedef {{blob: Blob, revision: number, changed: number, largest: number}} Drawn
 */

/** What the server cannot do, with its reason for a person. */
export class Refused extends Error {
  /** @param {Problem} problem */
  constructor(problem) {
    super(problem.message);
    this.problem = problem;
  }
}

/** A newer revision was there before the picture was drawn: ask for that one. */
export class Superseded extends Error {
  /** @param {number} revision */
  constructor(revision) {
    super("superseded");
    this.revision = revision;
  }
}

/** @returns {Promise<Workspace>} */
export const workspace = (signal) => json("workspace", null, signal);
/** @returns {Promise<{fields: Object<string, string>}>} */
export const fields = (query, signal) => json("fields", query, signal);
/** @returns {Promise<Cell>} */
export const cell = (query, signal) => json("cell", query, signal);
/** @returns {Promise<{findings: Problem[]}>} */
export const findings = (query, signal) => json("findings", query, signal);
/** @returns {Promise<{budgets: Object<string, number>}>} */
export const budgets = (query, signal) => json("budgets", query, signal);
/** @returns {Promise<{shell: string, python: string}>} */
export const command = (query, signal) => json("command", query, signal);

/**
 * Return a picture; *more* says its width and what else is asked of it.
 * @returns {Promise<Drawn>}
 */
export async function picture(query, more, signal) {
  const answer = await ask(`/api/picture?${withMore(query, more)}`, { signal });
  const number = (name) => Number(answer.headers.get(name) ?? 0);
  const revision = number("Revision");
  const blob = await answer.blob();
  return { blob, revision, changed: number("Changed-Pixels"), largest: number("Largest-Difference") };
}

/** Keep what is drawn now, to compare with later. */
export function saveBaseline() {
  return ask("/api/baseline", { method: "POST", headers: { "X-Preview": "1" } });
}

/** Lend the server a picture for a picture field; it forgets it when it ends. */
export function lendPicture(file) {
  const path = `/api/pictures/${encodeURIComponent(file.name)}`;
  return ask(path, { method: "PUT", headers: { "X-Preview": "1" }, body: file });
}

/** Return the address of a download: a type of file, or "zip". */
export function download(query, type) {
  return type === "zip" ? `/api/download.zip?${query}` : `/api/download?${withMore(query, { type })}`;
}

async function json(name, query, signal) {
  const answer = await ask(`/api/${name}${query ? `?${query}` : ""}`, { signal });
  return answer.json();
}

async function ask(address, options) {
  const answer = await fetch(address, { cache: "no-store", ...options });
  if (answer.ok) return answer;
  const said = await answer.json().catch(() => ({}));
  if (answer.status === 409 && said.revision !== undefined) throw new Superseded(said.revision);
  throw new Refused(said.problem ?? { code: "http", message: `The preview answered ${answer.status}.` });
}

function withMore(query, more) {
  const all = new URLSearchParams(query);
  for (const [name, value] of Object.entries(more)) if (value || value === 0) all.set(name, String(value));
  return all;
}
