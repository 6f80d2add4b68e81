/** What lies over a picture: where a network covers or cuts it, and where its texts are. */

import { h } from "./dom.js";

/** @typedef {import("./api.js").Box} Box */

/** CSS px that a label takes. */
const LABEL = { width: 150, height: 16 };

/**
 * Return the parts of an overlay; *scale* is CSS px for each px of the canvas.
 * @param {import("./api.js").Format} format
 * @param {import("./api.js").Cell | null} info
 * @param {{show: string[], selected: object | null, compact: boolean, scale: number, app: object}} how
 */
export function overlay(format, info, { show, selected, compact, scale, app }) {
  const put = (kind, box, label = "") =>
    region(format, compact ? `${kind} compact` : kind, box, compact ? "" : label);
  const parts = [];
  if (show.includes("safe")) parts.push(...safety(format, put));
  if (show.includes("crops")) parts.push(...format.crops.map((crop) => put("crop", crop.box, crop.surface)));
  const boxes = info?.boxes ?? [];
  if (show.includes("lines")) parts.push(...boxes.flatMap((box) => lines(format, box)));
  if (show.includes("boxes") && compact) parts.push(...boxes.map((box) => put("box", box.box)));
  else if (!compact) {
    const shown = show.includes("boxes") ? boxes : boxes.filter((box) => isMeant(box, selected));
    const side = (box) => labelSide(box, boxes, format, scale);
    parts.push(...shown.map((box) => button(format, box, { side: side(box), selected, app })));
  }
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

/** Return where a box's label covers no words: above it, at its end, beside it, or nowhere. */
function labelSide({ box, ink }, boxes, format, scale) {
  const others = boxes.map((one) => one.box).filter((one) => one !== box);
  const abreast = (one) => one.left < box.right && one.right > box.left && one.top < box.top;
  const level = (one) => one.top < box.bottom && one.bottom > box.top && one.left >= box.right;
  const above = box.top - Math.max(0, ...others.filter(abreast).map((one) => one.bottom));
  const beside = Math.min(format.width, ...others.filter(level).map((one) => one.left)) - box.right;
  if (above * scale > LABEL.height) return "above";
  if ((box.right - ink.right) * scale > LABEL.width) return "end";
  return beside * scale > LABEL.width ? "beside" : "hidden";
}

function button(format, box, { side, selected, app }) {
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
    h(
      "span",
      { class: "chip", data: { side } },
      words,
      h("span", { class: "chip-room" }, `room ${room(box)}`),
    ),
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
