// Small comforts of the customers' pages; each of them works without.
import { forgetProblems } from "../Forms/FieldProblems.razor.js";
import { enableFiles } from "../Attachments/FilesField.razor.js";
import { enableSignatures } from "./SignaturePad.razor.js";

enableSignatures(document);
enableFiles(document);
document.addEventListener("input", ({ target }) => forgetProblems(target));

for (const button of document.querySelectorAll("button[data-copy]")) {
  if (!navigator.clipboard || !(button instanceof HTMLElement)) continue;
  button.hidden = false;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(button.dataset.copy ?? "");
    button.textContent = button.dataset.copied ?? "";
  });
}

// The way back shows what was typed in a page that is made anew: it is the same report still.
const once = document.querySelector("input[name=once]");
if (once instanceof HTMLInputElement) {
  once.value = history.state?.once ?? once.value;
  history.replaceState({ ...history.state, once: once.value }, "");
}

// One tap, one form: the second would only say the same again.
document.addEventListener("submit", event => {
  const form = /** @type {HTMLFormElement} */ (event.target);
  const lost = !navigator.onLine;
  sayLost(lost);
  // Without a line the browser would go to a page of its own, and take the form away.
  if (lost || form.dataset.sent !== undefined) event.preventDefault();
  if (!lost) form.dataset.sent = "";
});
addEventListener("online", () => sayLost(false));

/** @param {boolean} lost */
function sayLost(lost) {
  const notice = document.getElementById("lost");
  if (notice) notice.hidden = !lost;
}

// Back from the next page, the form can be sent again.
addEventListener("pageshow", () => document.querySelectorAll("form[data-sent]").forEach(form => form.removeAttribute("data-sent")));
