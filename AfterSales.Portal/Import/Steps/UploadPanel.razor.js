/**
 * Sends a chosen or dropped file past the circuit, and goes where it then can be seen.
 * @param {HTMLElement} place with an input, a progress and a paragraph for what is wrong
 */
export function begin(place) {
  const [input, progress, wrong] = ["input", "progress", "p"].map((name) => place.querySelector(name));
  const ended = new AbortController();
  /** @type {XMLHttpRequest | undefined} */
  let sending;

  /** @param {string} words */
  const refuse = (words) => {
    progress.hidden = true;
    wrong.textContent = words || wrong.dataset.lost;
    wrong.hidden = false;
    input.value = "";
  };

  /** @param {File | undefined} file */
  const send = (file) => {
    if (!file) return;
    sending?.abort();
    wrong.hidden = true;
    progress.hidden = false;
    progress.value = 0;
    const body = new FormData();
    body.append("file", file);
    // Unlike fetch it tells how much has been sent.
    sending = new XMLHttpRequest();
    sending.open("POST", "/import/files");
    sending.upload.onprogress = (sent) => { progress.value = sent.loaded / sent.total; };
    sending.onerror = () => refuse("");
    sending.onload = () => {
      try {
        const answer = JSON.parse(sending.responseText);
        if (sending.status === 201) location.assign(answer.address);
        else refuse(answer.detail);
      } catch {
        // The session has ended: what came is the sign-in.
        location.reload();
      }
    };
    sending.send(body);
  };

  const on = (target, name, handle) => target.addEventListener(name, handle, { signal: ended.signal });
  on(input, "change", () => send(input.files[0]));
  on(place, "dragover", (event) => {
    if (!event.dataTransfer.types.includes("Files")) return;
    event.preventDefault();
    place.classList.add("over");
  });
  on(place, "dragleave", () => place.classList.remove("over"));
  on(place, "drop", (event) => {
    event.preventDefault();
    place.classList.remove("over");
    send(event.dataTransfer.files[0]);
  });
  place.dataset.ready = "";
  // Chosen before the page was ready.
  send(input.files[0]);
  return { end: () => { ended.abort(); sending?.abort(); } };
}
