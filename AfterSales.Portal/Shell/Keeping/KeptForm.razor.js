// The care that nothing typed is lost: it is kept in this tab, enciphered, while it is typed, also while the portal
// cannot hear. Nothing of it is readable without the key, which is only told to whoever is signed in.

const place = "forms";
/** @type {Promise<{ safe: Safe, forms: Record<string, { at: string, fields: Record<string, string | boolean> }> }> | undefined} */
let opened;
/** Forms that the page was told of, until it has opened them. */
const found = new Map();
/** @type {WeakSet<EventTarget>} Fields that were typed in: a quick hand is there before the portal has said under which name it is kept. */
const typedIn = new WeakSet();
addEventListener("input", event => typedIn.add(event.target), { capture: true });

/** What a tab keeps in one place, under one key. Without a secure context there is no cipher, and nothing is kept. */
export class Safe {
  #writing = Promise.resolve();

  /** @param {string} place @param {{ sealed: string, key: string }} lock */
  static async open(place, { sealed, key }) {
    const safe = new Safe();
    [safe.place, safe.sealed] = [place, sealed];
    // Beyond the component's life: somebody may sign out on another page.
    addEventListener("submit", event => {
      if (new URL(event.target.action, location.href).pathname === "/signout")
        safe.#forget();
    }, { capture: true });
    if (crypto.subtle)
      safe.key = await crypto.subtle.importKey("raw", Uint8Array.from(atob(key), letter => letter.charCodeAt(0)), "AES-GCM", false, ["encrypt", "decrypt"]);
    return safe;
  }

  /** The sealed key beside what is kept, or null. @param {string} place */
  static sealed(place) {
    return kept(place)?.sealed ?? null;
  }

  /** What was written last; null where there is nothing, or nothing of this person's. */
  async read() {
    const found = kept(this.place);
    if (!found || !this.key)
      return null;
    try {
      const bytes = text => Uint8Array.from(atob(text), letter => letter.charCodeAt(0));
      const plain = await crypto.subtle.decrypt({ name: "AES-GCM", iv: bytes(found.iv) }, this.key, bytes(found.hidden));
      return JSON.parse(new TextDecoder().decode(plain));
    } catch {
      this.#forget();
      return null;
    }
  }

  /** One after the other: an older text must not come to lie over a newer one. @param {unknown} what null: nothing */
  write(what) {
    const text = what && JSON.stringify(what);
    return this.#writing = this.#writing.then(() => this.#put(text));
  }

  async #put(text) {
    if (!this.key || !text)
      return this.#forget();
    const iv = crypto.getRandomValues(new Uint8Array(12));
    const hidden = new Uint8Array(await crypto.subtle.encrypt({ name: "AES-GCM", iv }, this.key, new TextEncoder().encode(text)));
    const letters = bytes => btoa(Array.from(bytes, byte => String.fromCharCode(byte)).join(""));
    sessionStorage.setItem(this.place, JSON.stringify({ sealed: this.sealed, iv: letters(iv), hidden: letters(hidden) }));
  }

  #forget() {
    sessionStorage.removeItem(this.place);
  }
}

export function sealed() {
  return Safe.sealed(place);
}

/**
 * The rest of the name of a form of this kind that was left on this page, or null. It is told once.
 * @param {string} kind @param {{ sealed: string, key: string }} lock
 */
export async function left(kind, lock) {
  const { safe, forms } = await open(lock);
  const name = Object.keys(forms).find(one => one.startsWith(`${kind}/`) && forms[one].at === location.pathname);
  if (!name)
    return null;
  found.set(name, forms[name]);
  delete forms[name];
  await writeAll(safe, forms);
  return name.slice(kind.length + 1);
}

/** @param {HTMLElement} root @param {string} name @param {{ sealed: string, key: string }} lock */
export async function begin(root, name, lock) {
  const { safe, forms } = await open(lock);
  const [gone, here] = [new AbortController(), location.pathname];
  const wanted = { ...(found.get(name) ?? forms[name])?.fields };
  found.delete(name);
  const keep = () => {
    forms[name] = { at: here, fields: { ...wanted, ...Object.fromEntries(fieldsOf(root).map(field => [idOf(field), valueOf(field)])) } };
    writeAll(safe, forms);
  };
  for (const typed of ["input", "change"])
    root.addEventListener(typed, keep, { signal: gone.signal });
  const fill = () => {
    for (const field of fieldsOf(root)) {
      const [id, value] = [idOf(field), wanted[idOf(field)]];
      if (value === undefined)
        continue;
      delete wanted[id];
      if (valueOf(field) !== value && put(field, value))
        for (const typed of ["input", "change"])
          field.dispatchEvent(new Event(typed, { bubbles: true }));
    }
  };
  const growing = new MutationObserver(fill);
  if (Object.keys(wanted).length === 0 && fieldsOf(root).some(field => typedIn.has(field)))
    keep();
  root.dataset.ready = "";
  return {
    names: () => Object.keys(wanted),
    restore() {
      fill();
      // Some fields are there only when another is filled in.
      growing.observe(root, { childList: true, subtree: true });
    },
    /** The form leaves: closed, or with its page by the way back, or only its circuit ends and it stays on the screen. */
    end() {
      gone.abort();
      growing.disconnect();
      const closed = new MutationObserver(() => forget());
      const forget = () => {
        if (root.isConnected)
          return;
        closed.disconnect();
        if (location.pathname !== here)
          return;
        delete forms[name];
        writeAll(safe, forms);
      };
      closed.observe(document.body, { childList: true, subtree: true });
      forget();
    },
  };
}

function writeAll(safe, forms) {
  return safe.write(Object.keys(forms).length > 0 ? forms : null);
}

function open(lock) {
  return opened ??= Safe.open(place, lock).then(async safe => ({ safe, forms: await safe.read() ?? {} }));
}

/** @returns {(HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement)[]} */
function fieldsOf(root) {
  return [...root.querySelectorAll("input[name], textarea[name], select[name]")];
}

const ticked = field => field.type === "checkbox" || field.type === "radio";
const idOf = field => ticked(field) ? `${field.name}=${field.value}` : field.name;
const valueOf = field => ticked(field) ? field.checked : field.value;

/** @returns {boolean} whether the field took it */
function put(field, value) {
  if (field instanceof HTMLSelectElement && ![...field.options].some(option => option.value === value))
    return false;
  // Of several radio buttons only the chosen one says something.
  if (field.type === "radio" && !value)
    return false;
  field[ticked(field) ? "checked" : "value"] = value;
  return true;
}

function kept(place) {
  try {
    return JSON.parse(sessionStorage.getItem(place));
  } catch {
    return null;
  }
}
