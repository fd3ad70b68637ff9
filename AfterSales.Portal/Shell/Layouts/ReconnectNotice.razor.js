// The notice while the circuit is lost. What is on the screen stays readable under it, and what is typed meanwhile is
// told when the circuit is there again.
// A server that was started again is found within a second or two, and not by all boards in the same moment; Blazor's own
// pace is ten tries at once and then five seconds of waiting. After half a minute the tries become rare.
Blazor.start({
  circuit: {
    reconnectionOptions: {
      maxRetries: 100,
      retryIntervalMilliseconds: (tries, most) => tries >= most ? null : tries === 0 ? 0 : tries < 30 ? 500 + Math.random() * 1000 : 5000,
    },
  },
});

const notice = document.getElementById("components-reconnect-modal");
const button = document.getElementById("reconnect-now");

/** Fields in which somebody has typed or chosen. */
const typed = new WeakSet();

for (const happened of ["input", "change"])
  document.addEventListener(happened, event => typed.add(event.target), { capture: true });

notice.addEventListener("components-reconnect-state-changed", ({ detail: { state } }) => {
  if (state === "show" && !notice.open) notice.show();
  else if (state === "hide") {
    notice.close();
    tellAgain();
  }
  else if (state === "rejected") location.reload();
  else if (state === "failed") document.addEventListener("visibilitychange", whenSeen);
});
button.addEventListener("click", reconnect);

/** Whatever was lost on the line still stands in the fields; what the portal knows already changes nothing. */
function tellAgain() {
  for (const field of document.querySelectorAll("input:not([type=file]), textarea, select"))
    if (typed.has(field))
      for (const happened of ["input", "change"])
        field.dispatchEvent(new Event(happened, { bubbles: true }));
}

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
