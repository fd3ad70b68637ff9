import { smaller } from "./FilesField.razor.js";
import { sheetOf } from "../Acceptances/PhotoField.razor.js";

/**
 * Sends what is chosen, and tells the component where it waits.
 * @param {HTMLElement} place with an input for the file, one for the answer, and a text for what went wrong
 * @param {boolean} sheet a photograph of a sheet of paper: small enough to be kept with a signature
 */
export function begin(place, sheet) {
  const input = /** @type {HTMLInputElement} */ (place.querySelector("input[type=file]"));
  const answer = /** @type {HTMLInputElement} */ (place.querySelector("[data-parked]"));
  const lost = /** @type {HTMLElement} */ (place.querySelector("[data-lost]"));
  const ended = new AbortController();
  const send = async () => {
    const file = input.files?.[0];
    if (!file) return;
    lost.hidden = true;
    try {
      const body = new FormData();
      body.append("image", sheet ? await sheetOf(file) : await smaller(file));
      const sent = await fetch("/tickets/photos", { method: "POST", body, signal: ended.signal });
      answer.value = (await sent.json()).id ?? "";
      lost.hidden = answer.value !== "";
      answer.dispatchEvent(new Event("change", { bubbles: true }));
    } catch {
      lost.hidden = false;
    }
  };
  input.addEventListener("change", send, { signal: ended.signal });
  return { end: () => ended.abort() };
}
