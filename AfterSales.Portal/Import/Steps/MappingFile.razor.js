/**
 * Sends a mapping that was saved before, and shows the page anew with it.
 * @param {HTMLElement} place with an input that names the address, and a paragraph for what is wrong
 */
export function begin(place) {
  const [input, wrong] = ["input", "p"].map((name) => place.querySelector(name));
  const ended = new AbortController();
  const send = async () => {
    const [file] = input.files;
    if (!file) return;
    wrong.hidden = true;
    try {
      const answer = await fetch(input.dataset.address, { method: "POST", body: file, headers: { "content-type": "application/json" }, signal: ended.signal });
      const told = await answer.json();
      if (answer.status === 201) {
        location.assign(told.address);
        return;
      }
      wrong.textContent = told.detail || wrong.dataset.lost;
    } catch {
      wrong.textContent = wrong.dataset.lost;
    }
    wrong.hidden = false;
    input.value = "";
  };
  input.addEventListener("change", send, { signal: ended.signal });
  // Chosen before the page was ready.
  send();
  return { end: () => ended.abort() };
}
