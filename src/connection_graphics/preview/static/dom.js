/** Elements made in one call, without a library. Styles are set through the CSSOM: the policy allows no other. */

/** @typedef {Node | string | null | undefined | false} Child */

/**
 * Return a new element: `h("button", {type: "button", onclick: go, "aria-pressed": true}, "Go")`.
 * An attribute that is null or false is left out, except `aria-…`, where false has a meaning.
 * @param {string} name
 * @param {Object<string, any>} attributes
 * @param {...(Child | Child[])} children
 * @returns {HTMLElement}
 */
export function h(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  set(element, attributes);
  element.append(...children.flat().filter(isThere));
  return element;
}

/** Set attributes as `h` does; null takes one away. */
export function set(element, attributes) {
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") element.addEventListener(name.slice(2), value);
    else if (name === "data") Object.assign(element.dataset, value);
    else if (value === null || value === undefined || (value === false && !name.startsWith("aria-")))
      element.removeAttribute(name);
    else element.setAttribute(name, value === true && !name.startsWith("aria-") ? "" : String(value));
  }
}

/** Put *children* into *element* in place of what it has. */
export function fill(element, ...children) {
  element.replaceChildren(...children.flat().filter(isThere));
}

/** Return words for a screen reader alone. */
export function unseen(words) {
  return h("span", { class: "unseen" }, words);
}

/** Whether somebody is writing there, so that letters are words and not commands. */
export function takesWords(element) {
  return (
    element instanceof HTMLTextAreaElement ||
    element instanceof HTMLSelectElement ||
    (element instanceof HTMLInputElement && !["checkbox", "radio", "range", "button"].includes(element.type))
  );
}

/** Return a promise of the next frame on screen; at once where the page is hidden and has none. */
export function painted() {
  return new Promise((done) => (document.hidden ? done() : requestAnimationFrame(() => done())));
}

/** Return *work* so that it is done once, *wait* ms after the last call. */
export function settled(wait, work) {
  let timer = 0;
  return (...values) => {
    clearTimeout(timer);
    timer = setTimeout(() => work(...values), wait);
  };
}

/** Whether the person asked their system for less motion. */
export function wantsCalm() {
  return matchMedia("(prefers-reduced-motion: reduce)").matches;
}

function isThere(child) {
  return child !== null && child !== undefined && child !== false;
}
