// Drawing a signature into a hidden field, as a PNG data URL.
// Paper is white and ink is dark in every theme: the signature is kept as it was seen.
const PAPER = "#ffffff";
const INK = "#16202c";
const WIDTH = 4;

/**
 * Makes every signature pad in sight drawable; pads that are already are left as they are.
 * @param {ParentNode} root
 */
export function enableSignatures(root) {
  for (const pad of root.querySelectorAll("[data-signature]:not([data-ready])")) enable(/** @type {HTMLElement} */ (pad));
}

/** @param {HTMLElement} pad */
function enable(pad) {
  const canvas = /** @type {HTMLCanvasElement} */ (pad.querySelector("canvas"));
  const field = /** @type {HTMLInputElement} */ (pad.querySelector("input[name=signature]"));
  const pen = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
  Object.assign(pen, { strokeStyle: INK, lineWidth: WIDTH, lineCap: "round", lineJoin: "round" });
  blank();
  const keep = () => { field.value = canvas.toDataURL("image/png"); };

  if (field.value.startsWith("data:image/png")) {
    const drawn = new Image();
    drawn.onload = () => pen.drawImage(drawn, 0, 0);
    drawn.src = field.value;
  }

  canvas.addEventListener("pointerdown", event => {
    canvas.setPointerCapture(event.pointerId);
    const start = at(event);
    pen.beginPath();
    pen.moveTo(...start);
    pen.lineTo(...start);
    pen.stroke();
  });
  canvas.addEventListener("pointermove", event => {
    if (!canvas.hasPointerCapture(event.pointerId)) return;
    for (const step of event.getCoalescedEvents?.() ?? [event]) pen.lineTo(...at(step));
    pen.stroke();
  });
  canvas.addEventListener("pointerup", keep);
  canvas.addEventListener("pointercancel", keep);
  pad.querySelector("[data-clear]")?.addEventListener("click", () => {
    blank();
    field.value = "";
  });
  pad.dataset.ready = "";
  pad.hidden = false;

  function blank() {
    pen.fillStyle = PAPER;
    pen.fillRect(0, 0, canvas.width, canvas.height);
  }

  /** @param {PointerEvent} event @returns {[number, number]} */
  function at(event) {
    const box = canvas.getBoundingClientRect();
    return [(event.clientX - box.left) * canvas.width / box.width, (event.clientY - box.top) * canvas.height / box.height];
  }
}
