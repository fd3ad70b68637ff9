// What the desk's keys do, and the care that no call is lost: all of them are kept in this tab while they are typed.
import { Safe } from "../../Shell/Keeping/KeptForm.razor.js";

const place = "desk-calls";

export function sealed() {
  return Safe.sealed(place);
}

/**
 * @param {HTMLElement} root
 * @param {{ invokeMethodAsync(method: string, ...args: unknown[]): Promise<any> }} desk
 * @param {{ sealed: string, key: string }} lock
 */
export async function begin(root, desk, lock) {
  const gone = new AbortController();
  const on = (target, type, run, options) => target?.addEventListener(type, run, { signal: gone.signal, ...options });
  const safe = await Safe.open(place, lock);
  /** The call in the form first, then the parked ones. @type {Record<string, any>[]} */
  let calls = await safe.read() ?? [];
  const touched = new Set();
  const fields = () => [...root.querySelectorAll("input[name], textarea[name], select[name]")];
  let moving = false;
  let presses = 0;

  const write = () => safe.write(calls.some(typed) ? calls : null);
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
    write();
  });
  // After a save the fields move: the second half of a double click is not meant for what has come under the mouse.
  let struck;
  on(root, "mousedown", event => {
    const now = event.target.closest("button, input, textarea, select");
    if (event.detail > 1 && now !== struck)
      event.preventDefault();
    else
      struck = now;
  }, { capture: true });
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

  async function press(name, number) {
    if (moving)
      return;
    moving = true;
    const mine = ++presses;
    try {
      await desk.invokeMethodAsync("Pressed", name, number);
    } catch {
      // The line is down; the notice says so.
    } finally {
      if (mine === presses)
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
      // The other call is on the screen by now: what is typed from here on is its own.
      moving &&= same;
      return write();
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

function typed(call) {
  return ["contact.phone", "contact.name", "customerName", "serialNumber", "site.name", "site.city", "site.address", "fault"].some(name => call[name]?.trim());
}
