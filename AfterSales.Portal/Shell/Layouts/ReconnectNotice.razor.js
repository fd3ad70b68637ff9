// The notice while the circuit is lost. What is on the screen stays readable under it.
const notice = document.getElementById("components-reconnect-modal");
const button = document.getElementById("reconnect-now");

notice.addEventListener("components-reconnect-state-changed", ({ detail: { state } }) => {
  if (state === "show" && !notice.open) notice.show();
  else if (state === "hide") notice.close();
  else if (state === "rejected") location.reload();
  else if (state === "failed") document.addEventListener("visibilitychange", whenSeen);
});
button.addEventListener("click", reconnect);

async function reconnect() {
  document.removeEventListener("visibilitychange", whenSeen);
  try {
    // false: the server is there, but the circuit is gone; a new page is the way on.
    if (!(await Blazor.reconnect()) && !(await Blazor.resumeCircuit())) location.reload();
  } catch {
    document.addEventListener("visibilitychange", whenSeen);
  }
}

function whenSeen() {
  if (document.visibilityState === "visible") reconnect();
}
