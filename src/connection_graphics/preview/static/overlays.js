/** What lies over a picture: where a network covers or cuts it, and where its texts are. */

import { h } from "./dom.js";

/** @typedef {import("./api.js").Box} Box */

/**
 * Return the parts of an overlay.
 * @param {import("./api.js").Format} format
 * @param {import("./api.js").Cell | null} info
 * @param {{show: string[], selected: object | null, compact: boolean, app: object}} how
 */
export function overlay(format, info, { show, selected, compact, app }) {
  const put = (kind, box, label = "") =>
    region(format, compact ? `${kind} compact` : kind, box, compact ? "" : label);
  const parts = [];
  if (show.includes("safe")) parts.push(...safety(format, put));
  if (show.includes("crops")) parts.push(...format.crops.map((crop) => put("crop", crop.box, crop.surface)));
  if (info && show.includes("lines")) parts.push(...info.boxes.flatMap((box) => lines(format, box)));
  if (info && show.includes("boxes"))
    parts.push(
      ...info.boxes.map((box) => (compact ? put("box", box.box) : button(format, box, selected, app))),
    );
  else if (info && selected && !compact)
    parts.push(
      ...info.boxes.filter((box) => isMeant(box, selected)).map((box) => button(format, box, selected, app)),
    );
  return parts;
}

/** Return what is selected by a click on a text box. */
export function targetOf({ field, element, line, text_lines: lines }) {
  return { field, element, line, words: lines.join(" ") };
}

/** Whether *selected*, a finding or a box, is about this text box. */
export function isMeant(box, selected) {
  if (!selected) return false;
  if (selected.element && box.element) return selected.element === box.element;
  return Boolean(selected.field) && selected.field === box.field;
}

/** Return how far a text's size is above the smallest that it may have: 100 % is its largest. */
export function room(box) {
  return `${Math.round(box.headroom * 100)} %`;
}

function safety(format, put) {
  const covered = format.covered.map(({ name, box }) => put("covered", box, name));
  const parts = [...covered, put("safe", format.safe, "safe")];
  return sameBox(format.safe, format.title_safe)
    ? parts
    : [...parts, put("title-safe", format.title_safe, "title")];
}

function button(format, box, selected, app) {
  const name = box.field || box.element;
  const words = `${name} ${size(box)}`;
  const part = h(
    "button",
    {
      type: "button",
      class: "region box",
      "aria-pressed": isMeant(box, selected),
      "aria-label": `Text ${name}: ${size(box)}, head-room ${room(box)}`,
      onclick: () => app.select(targetOf(box)),
    },
    h("span", { class: "chip" }, words, h("span", { class: "chip-room" }, `room ${room(box)}`)),
  );
  return placed(part, format, box.box);
}

function size(box) {
  const now = Math.round(box.size);
  return box.max_size > box.size + 0.5 ? `${now} of ${Math.round(box.max_size)} px` : `${now} px`;
}

function lines(format, box) {
  return box.baselines.map((y) => region(format, "line", { ...box.box, top: y, bottom: y }));
}

function region(format, kind, box, label = "") {
  const part = h("div", { class: `region ${kind}` }, label && h("span", { class: "chip" }, label));
  return placed(part, format, box);
}

/** In parts of the picture, so that it holds at every size. */
function placed(part, format, { left, top, right, bottom }) {
  const percent = (length, whole) => `${((length / whole) * 100).toFixed(3)}%`;
  part.style.left = percent(left, format.width);
  part.style.top = percent(top, format.height);
  part.style.width = percent(right - left, format.width);
  part.style.height = percent(bottom - top, format.height);
  return part;
}

function sameBox(one, other) {
  return ["left", "top", "right", "bottom"].every((edge) => one[edge] === other[edge]);
}
