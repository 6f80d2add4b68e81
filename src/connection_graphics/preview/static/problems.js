/** A problem in words: what, where, what to do. */

import { h } from "./dom.js";

/** @typedef {import("./api.js").Problem} Problem */

const LEVELS = { error: "Error", warning: "Warning", note: "Note" };

/** Return the level's name for a person. */
export function levelName(problem) {
  return LEVELS[problem.level ?? "error"] ?? "Note";
}

/** Return where it is: "event.svg, line 12, element title, field caption". */
export function place(problem) {
  const parts = [
    problem.file,
    problem.line ? `line ${problem.line}` : "",
    problem.element ? `element ${problem.element}` : "",
    problem.field ? `field ${problem.field}` : "",
    problem.row ? `row ${problem.row}` : "",
  ];
  return parts.filter(Boolean).join(", ");
}

/** Return what an editor opens: "event.svg:12". */
export function editorPlace(problem) {
  return problem.file ? `${problem.file}${problem.line ? `:${problem.line}` : ""}` : "";
}

/** Return the panel that stands over a picture that cannot be drawn anew; in a link it takes no focus. */
export function problemPanel(problem, { kept, inLink = false }) {
  return h(
    "div",
    { class: kept ? "problem kept" : "problem" },
    h(
      "div",
      inLink ? {} : { tabindex: "0", role: "group", "aria-label": "Problem" },
      h("p", { class: "problem-title" }, kept ? "Not drawn: this is the last good picture" : "Not drawn"),
      h("p", { class: "problem-what" }, sentence(problem.message)),
      place(problem) && h("p", { class: "problem-where" }, place(problem)),
      problem.hint && h("p", { class: "problem-hint" }, sentence(problem.hint)),
    ),
  );
}

/** Return *words*, which may be the middle of a sentence, with the beginning and end of one. */
export function sentence(words) {
  const end = /[.!?…]$/.test(words) ? "" : ".";
  return words ? words[0].toUpperCase() + words.slice(1) + end : "";
}

/** Return how many of each: "1 error, 2 warnings", or an empty text. */
export function countWords(problems) {
  return ["error", "warning", "note"]
    .map((level) => [level, problems.filter((problem) => (problem.level ?? "error") === level).length])
    .filter(([, count]) => count)
    .map(([level, count]) => `${count} ${level}${count === 1 ? "" : "s"}`)
    .join(", ");
}

/** Return the gravest level among *problems*, or an empty text. */
export function gravest(problems) {
  return (
    ["error", "warning", "note"].find((level) => problems.some((one) => (one.level ?? "error") === level)) ??
    ""
  );
}
