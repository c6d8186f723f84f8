// Makes what is on the page like what the server sent, node by node, so that focus, scroll, open
// menus and pictures that are already there stay as they are.

// Whether these two stand for the same thing.
function alike(here, fresh) {
  if (here.nodeType !== fresh.nodeType || here.nodeName !== fresh.nodeName) return false;
  return (here.id || "") === (fresh.id || "");
}

function copyAttributes(here, fresh) {
  for (const { name } of [...here.attributes]) {
    if (name === "open" || fresh.hasAttribute(name)) continue;
    here.removeAttribute(name);
  }
  for (const { name, value } of fresh.attributes) {
    if (name === "hidden" && fresh.hasAttribute("data-script")) continue;
    if (here.getAttribute(name) !== value) here.setAttribute(name, value);
  }
}

function copyState(here, fresh) {
  if (!(here instanceof HTMLInputElement)) return;
  if (here.type === "checkbox" || here.type === "radio") here.checked = fresh.checked;
  else if (here !== document.activeElement) here.value = fresh.getAttribute("value") ?? "";
}

function morphChildren(here, fresh) {
  const named = new Map();
  for (const child of here.children) if (child.id) named.set(child.id, child);
  let next = here.firstChild;
  for (const wanted of [...fresh.childNodes]) {
    const known = wanted.id ? named.get(wanted.id) : null;
    if (known && known !== next) here.insertBefore(known, next);
    const place = known ?? next;
    if (place && alike(place, wanted)) {
      next = place.nextSibling;
      morph(place, wanted);
    } else {
      here.insertBefore(wanted, next);
    }
  }
  while (next) {
    const gone = next;
    next = next.nextSibling;
    gone.remove();
  }
}

// Both must be alike; what cannot be kept is replaced.
export function morph(here, fresh) {
  if (!alike(here, fresh)) {
    here.replaceWith(fresh);
    return;
  }
  if (here.nodeType !== Node.ELEMENT_NODE) {
    if (here.data !== fresh.data) here.data = fresh.data;
    return;
  }
  copyAttributes(here, fresh);
  copyState(here, fresh);
  if (here instanceof HTMLSelectElement) {
    const chosen = fresh.value;
    morphChildren(here, fresh);
    here.value = chosen;
    return;
  }
  morphChildren(here, fresh);
}
