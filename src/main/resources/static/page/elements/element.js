// Makes elements.

/** An element with properties or attributes, and with children: nodes, texts, or nothing. */
export function element(name, attributes = {}, ...children) {
  return fill(document.createElement(name), attributes, children);
}

/** The same for SVG, which knows attributes only. */
export function svg(name, attributes = {}, ...children) {
  return fill(document.createElementNS("http://www.w3.org/2000/svg", name), attributes, children);
}

function fill(made, attributes, children) {
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith("on")) {
      made.addEventListener(key.slice(2), value);
    } else if (typeof value === "boolean") {
      made.toggleAttribute(key, value);
    } else if (value !== undefined && value !== null) {
      made.setAttribute(key, value);
    }
  }
  made.append(...children.flat().filter((child) => child !== undefined && child !== null && child !== false));
  return made;
}

export function button(text, onclick, kind = "quiet", attributes = {}) {
  return element("button", { type: "button", class: kind, onclick, ...attributes }, text);
}

/** Fills a section with the HTML that lies beside its code. */
export async function loadFragment(section, path) {
  const response = await fetch(path);
  if (!response.ok) {
    throw new Error(`${path} is missing`);
  }
  section.innerHTML = await response.text();
  return (selector) => section.querySelector(selector);
}
