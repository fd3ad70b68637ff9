// A photograph into a hidden field, as a JPEG data URL small enough to send from the field. Drawn anew, it tells nothing
// but what is to be seen: the place where it was taken stays behind.
const LONGEST = 1600;
const LARGEST_URL = 780_000;

/**
 * Makes every field for a photograph in sight usable; those that are already are left as they are.
 * @param {ParentNode} root
 */
export function enablePhotos(root) {
  for (const field of root.querySelectorAll("[data-photo]:not([data-ready])")) enable(/** @type {HTMLElement} */ (field));
}

/** @param {HTMLElement} field */
function enable(field) {
  const file = /** @type {HTMLInputElement} */ (field.querySelector("input[type=file]"));
  const kept = /** @type {HTMLInputElement} */ (field.querySelector("input[type=hidden]"));
  const ready = /** @type {HTMLElement} */ (field.querySelector("[role=status]"));
  file.addEventListener("change", async () => {
    kept.value = file.files?.[0] ? await smaller(file.files[0]).catch(() => "") : "";
    ready.hidden = kept.value === "";
  });
  ready.hidden = kept.value === "";
  field.dataset.ready = "";
  field.hidden = false;
}

/** @param {File} file */
async function smaller(file) {
  const canvas = await canvasOf(file, LONGEST);
  for (let quality = 0.85; quality > 0.2; quality -= 0.15) {
    const url = canvas.toDataURL("image/jpeg", quality);
    if (url.length <= LARGEST_URL) return url;
  }
  return "";
}

/** The photograph of a sheet as a file of its own. @param {File} file */
export async function sheetOf(file) {
  const url = await smaller(file);
  if (url === "") throw new Error("too large");
  const bytes = Uint8Array.from(atob(url.slice(url.indexOf(",") + 1)), letter => letter.charCodeAt(0));
  return new File([bytes], file.name, { type: "image/jpeg" });
}

/**
 * The picture drawn anew, no side longer than that.
 * @param {File} file
 * @param {number} longest in pixels
 */
export async function canvasOf(file, longest) {
  const picture = await createImageBitmap(file);
  const scale = Math.min(1, longest / Math.max(picture.width, picture.height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(picture.width * scale);
  canvas.height = Math.round(picture.height * scale);
  canvas.getContext("2d")?.drawImage(picture, 0, 0, canvas.width, canvas.height);
  return canvas;
}
