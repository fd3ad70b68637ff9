// Where the engineer is: taken on duty and by consent only, told at most every half minute, kept on the device while
// there is no network, and told in its order afterwards.

const everyMs = 30_000;
/** Half a day without a network; beyond that the oldest go. */
const mostKept = 1500;
const name = "positions", takenName = "position-taken";

/** @typedef {{ lat: number, lon: number, accuracyM: number, at: string }} Fix */
/** @typedef {{ invoke(method: string, ...args: unknown[]): Promise<unknown>, state: string }} Hub */

/** @type {Hub | undefined} */
let hub;
let watching = 0, taking = 0, telling = false, blocked = false;
/** Where one is, not taken down yet: another was just now. */
/** @type {GeolocationPosition | undefined} */
let latest;

// Turning it on is the gesture on which the browser may ask for consent.
document.addEventListener("submit", event => {
  const form = /** @type {HTMLFormElement} */ (event.target);
  if (form.querySelector("[data-testid=sharing][aria-checked=false]")) navigator.geolocation?.getCurrentPosition(() => { }, () => { });
  // Who leaves takes along what has not been told: the next one at this device is somebody else.
  if (new URL(form.getAttribute("action") ?? "", location.href).pathname === "/signout") forget();
});
addEventListener("online", tell);

/** As the page that has just arrived says: goes on, begins, or stops and forgets what waits. */
export function sharePosition() {
  const sign = signOf();
  if (!sign || !navigator.geolocation) return;
  const wanted = sign.dataset.sharing === "true";
  if (!wanted) {
    stop();
    forget();
  } else if (!watching) {
    watching = navigator.geolocation.watchPosition(position => { blocked = false; latest = position; take(); }, error => { blocked = error.code === error.PERMISSION_DENIED; say(); }, { enableHighAccuracy: true, maximumAge: 10_000 });
  }
  say();
}

/** @param {Hub & { onreconnecting(run: () => void): void, onreconnected(run: () => void): void }} connection by which positions are told from now on */
export function tellPositions(connection) {
  hub = connection;
  connection.onreconnecting(say);
  connection.onreconnected(tell);
  take();
  tell();
}

/** Who stands still is heard of once: the last position must come through, however soon after another. */
function take() {
  clearTimeout(taking);
  if (!latest) return;
  // Also over pages: each of them begins anew.
  const rest = Number(read(takenName)) + everyMs - Date.now();
  if (rest > 0) {
    taking = setTimeout(take, rest);
    return;
  }
  const { coords, timestamp } = latest;
  latest = undefined;
  write(takenName, String(Date.now()));
  keep([...kept(), { lat: coords.latitude, lon: coords.longitude, accuracyM: coords.accuracy, at: new Date(timestamp).toISOString() }]);
  tell();
}

/** The oldest first, one after the other. */
async function tell() {
  if (telling) return;
  telling = true;
  try {
    for (let [fix] = kept(); fix && hub?.state === "Connected"; [fix] = kept()) {
      const answer = await hub.invoke("ReportPosition", fix).then(told => told?.code ?? "", error => String(error?.message ?? error));
      if (answer.includes("not-sharing") || answer.includes("forbidden")) {
        stop();
        forget();
        off();
        break;
      }
      // A position that is refused will be refused again; without an answer it is told once more, which changes nothing.
      if (answer && !answer.includes("validation")) break;
      keep(kept().filter(one => one.at !== fix.at));
    }
  } finally {
    telling = false;
    say();
  }
}

/** Turned off elsewhere: the page that is open says so too. */
function off() {
  const sign = signOf();
  if (!sign) return;
  sign.dataset.sharing = "false";
  const short = sign.querySelector("[data-short]");
  if (short) short.textContent = sign.dataset.shortOff ?? "";
}

function stop() {
  navigator.geolocation?.clearWatch(watching);
  clearTimeout(taking);
  watching = 0;
  latest = undefined;
}

/** @returns {Fix[]} what waits of this person, without what is too old to be kept anywhere */
function kept() {
  const sign = signOf();
  try {
    const { owner, fixes } = JSON.parse(read(name) || "{}");
    const oldest = Date.now() - Number(sign?.dataset.keptDays ?? 1) * 86_400_000;
    return owner === sign?.dataset.owner ? /** @type {Fix[]} */ (fixes).filter(fix => Date.parse(fix.at) > oldest) : [];
  } catch {
    return [];
  }
}

/** @param {Fix[]} fixes */
function keep(fixes) {
  write(name, JSON.stringify({ owner: signOf()?.dataset.owner, fixes: fixes.slice(-mostKept) }));
}

function forget() {
  [name, takenName].forEach(one => write(one, ""));
}

// A device that keeps nothing has them as long as the page is open.
const unsaved = new Map();

/** @param {string} one */
function read(one) {
  try { return localStorage.getItem(one) ?? ""; } catch { return unsaved.get(one) ?? ""; }
}

/** @param {string} one @param {string} text */
function write(one, text) {
  unsaved.set(one, text);
  try { text ? localStorage.setItem(one, text) : localStorage.removeItem(one); } catch { /* Full, or forbidden. */ }
}

/** @returns {HTMLElement | null} */
function signOf() {
  return document.querySelector("[data-sharing]");
}

function say() {
  const sign = signOf();
  if (!sign) return;
  const { sharing = "false", saysTrue = "", saysFalse = "", saysWaiting = "", saysBlocked = "" } = sign.dataset;
  const waiting = sharing === "true" && hub?.state !== "Connected" ? kept().length : 0;
  const state = sharing !== "true" ? "off" : blocked ? "blocked" : waiting ? "waiting" : "on";
  const words = { off: saysFalse, on: saysTrue, waiting: saysWaiting.replace("{0}", String(waiting)), blocked: saysBlocked }[state];
  Object.assign(sign.dataset, { state, waiting: String(waiting) });
  sign.title = words;
  const said = sign.querySelector("[role=status]");
  if (said && said.textContent !== words) said.textContent = words;
}
