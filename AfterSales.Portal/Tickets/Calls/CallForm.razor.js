// What the desk's keys do, and the care that nothing typed is lost: calls are kept in this tab, enciphered, while they
// are typed, also while the portal cannot hear. Nothing of them is readable without the key, which is only told to
// whoever is signed in.

const place = "desk-calls";
const forget = () => sessionStorage.removeItem(place);

// Beyond the component's life: somebody may sign out on another page.
addEventListener("submit", event => {
  if (new URL(event.target.action, location.href).pathname === "/signout")
    forget();
}, { capture: true });

/** The sealed key beside what is kept, or null. */
export function sealed() {
  return kept()?.sealed ?? null;
}

/**
 * @param {HTMLElement} root
 * @param {{ invokeMethodAsync(method: string, ...args: unknown[]): Promise<any> }} desk
 * @param {{ sealed: string, key: string }} lock
 */
export async function begin(root, desk, lock) {
  const gone = new AbortController();
  const on = (target, type, run, options) => target?.addEventListener(type, run, { signal: gone.signal, ...options });
  const safe = await Safe.open(lock);
  /** The call in the form first, then the parked ones. @type {Record<string, any>[]} */
  let calls = await safe.read();
  const touched = new Set();
  const fields = () => [...root.querySelectorAll("input[name], textarea[name], select[name]")];
  let moving = false;

  const overlay = () => {
    for (const field of fields())
      if (touched.has(field.name))
        calls[0][field.name] = field.value || null;
  };

  on(root, "input", event => {
    if (!event.target.name || !calls[0])
      return;
    touched.add(event.target.name);
    overlay();
    safe.write(calls);
  });
  // While the desk changes calls the form still shows the old one: a key that comes now belongs to neither.
  on(root, "beforeinput", event => { if (moving) event.preventDefault(); }, { capture: true });
  on(document, "keydown", event => {
    // A key that chooses among Chinese words is no command.
    if (event.isComposing || event.keyCode === 229 || event.repeat || event.target.closest?.("[role=dialog]"))
      return;
    const pressed = commandOf(event);
    if (!pressed)
      return;
    event.preventDefault();
    press(...pressed);
  });
  // What was typed while the line was down stands in the fields, but the portal never heard of it.
  on(document.getElementById("components-reconnect-modal"), "components-reconnect-state-changed", event => {
    if (event.detail.state === "hide")
      for (const field of fields().filter(field => touched.has(field.name)))
        field.dispatchEvent(new Event(field.matches("select") ? "change" : "input", { bubbles: true }));
  });

  async function press(name, number) {
    if (moving)
      return;
    moving = true;
    try {
      await desk.invokeMethodAsync("Pressed", name, number);
    } catch {
      // The line is down; the notice says so.
    } finally {
      moving = false;
    }
  }

  root.dataset.ready = "";
  return {
    count: () => calls.length,
    /** @param {number} index */
    at: index => calls[index] ?? null,
    /** @param {Record<string, any>[]} now the form's call first */
    keep(now) {
      const same = calls[0]?.id === now[0].id;
      calls = now;
      if (same)
        overlay();
      else
        touched.clear();
      return safe.write(calls);
    },
    end() { gone.abort(); },
  };
}

/** @returns {[string, number] | null} */
function commandOf(event) {
  // Not those of the number pad: with Alt they write signs by their code.
  const digit = /^Digit([1-9])$/.exec(event.code)?.[1];
  const plain = !event.ctrlKey && !event.metaKey && !event.altKey;
  if (event.key === "F2" && plain && !event.shiftKey)
    return ["Park", 0];
  if (digit && event.altKey && !event.ctrlKey && !event.metaKey)
    return ["TakeUp", Number(digit)];
  if (event.key === "Delete" && event.altKey && !event.ctrlKey)
    return ["Discard", 0];
  if (event.key === "?" && plain && !event.target.closest?.("input, textarea, select"))
    return ["ShowKeys", 0];
  return null;
}

function kept() {
  try {
    return JSON.parse(sessionStorage.getItem(place));
  } catch {
    return null;
  }
}

/** What this tab keeps, under one key. Without a secure context there is no cipher, and nothing is kept. */
class Safe {
  #writing = Promise.resolve();

  static async open({ sealed, key }) {
    const safe = new Safe();
    safe.sealed = sealed;
    if (crypto.subtle)
      safe.key = await crypto.subtle.importKey("raw", Uint8Array.from(atob(key), letter => letter.charCodeAt(0)), "AES-GCM", false, ["encrypt", "decrypt"]);
    return safe;
  }

  async read() {
    const found = kept();
    if (!found || !this.key)
      return [];
    try {
      const bytes = text => Uint8Array.from(atob(text), letter => letter.charCodeAt(0));
      const plain = await crypto.subtle.decrypt({ name: "AES-GCM", iv: bytes(found.iv) }, this.key, bytes(found.calls));
      return JSON.parse(new TextDecoder().decode(plain));
    } catch {
      forget();
      return [];
    }
  }

  /** One after the other: an older text must not come to lie over a newer one. */
  write(calls) {
    const text = JSON.stringify(calls);
    return this.#writing = this.#writing.then(() => this.#put(calls, text));
  }

  async #put(calls, text) {
    if (!this.key || !calls.some(typed))
      return forget();
    const iv = crypto.getRandomValues(new Uint8Array(12));
    const hidden = new Uint8Array(await crypto.subtle.encrypt({ name: "AES-GCM", iv }, this.key, new TextEncoder().encode(text)));
    const letters = bytes => btoa(Array.from(bytes, byte => String.fromCharCode(byte)).join(""));
    sessionStorage.setItem(place, JSON.stringify({ sealed: this.sealed, iv: letters(iv), calls: letters(hidden) }));
  }
}

function typed(call) {
  return ["contact.phone", "contact.name", "customerName", "serialNumber", "site.name", "site.city", "site.address", "fault"].some(name => call[name]?.trim());
}
