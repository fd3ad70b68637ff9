// Makes photographs small before a plain form sends them: from the field every megabyte counts. Without it they go as they are.
import { canvasOf } from "../Acceptances/PhotoField.razor.js";

const LONGEST = 2560;

/**
 * Every field of files in sight; those that are ready are left as they are.
 * @param {ParentNode} root
 */
export function enableFiles(root) {
  for (const field of root.querySelectorAll("input[data-shrinks]:not([data-ready])")) {
    const input = /** @type {HTMLInputElement} */ (field);
    input.dataset.ready = "";
    input.addEventListener("change", () => shrink(input));
  }
}

/** @param {HTMLInputElement} input */
async function shrink(input) {
  const chosen = [...input.files ?? []];
  const small = await Promise.all(chosen.map(smaller));
  // Another choice was made meanwhile.
  if (chosen.some((file, at) => file !== input.files?.[at])) return;
  const files = new DataTransfer();
  for (const file of small) files.items.add(file);
  input.files = files.files;
}

/** @param {File} file @returns {Promise<File>} */
export async function smaller(file) {
  if (!file.type.startsWith("image/")) return file;
  try {
    const canvas = await canvasOf(file, LONGEST);
    const blob = await new Promise(done => canvas.toBlob(done, "image/jpeg", 0.85));
    return blob instanceof Blob ? new File([blob], file.name.replace(/\.\w+$/, "") + ".jpg", { type: "image/jpeg" }) : file;
  } catch {
    // What this browser cannot draw, another may.
    return file;
  }
}
