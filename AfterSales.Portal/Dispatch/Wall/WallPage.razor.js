const STALE_AFTER_MS = 30_000;
const RELOAD_EVERY_MS = 15_000;
// Nobody reads digits from five metres that change every second.
const LOOK_EVERY_MS = 2_000;

/**
 * Watches the page's beat and says how old the picture is. When the connection is lost or the beat stops, the page says
 * so; as soon as the portal answers again, it is loaded anew, for ever: nobody stands before a wall to press a button.
 * @param {HTMLElement} root
 */
export function watch(root) {
    let last = Date.now();
    let triedAt = 0;
    const age = root.querySelector(".age");
    const sayAge = () => age.dataset.says = age.dataset.words.replace("{0}", Math.round((Date.now() - last) / 1000));
    const beats = new MutationObserver(() => {
        last = Date.now();
        root.classList.remove("is-stale");
        sayAge();
    });
    beats.observe(root, { attributes: true, attributeFilter: ["data-beat"] });
    // Blazor notices a lost connection long before a beat is missed.
    const notice = document.getElementById("components-reconnect-modal");
    const onConnection = event => root.classList.toggle("is-stale", event.detail.state !== "hide" || Date.now() - last >= STALE_AFTER_MS);
    notice?.addEventListener("components-reconnect-state-changed", onConnection);
    // A page that has failed gets no beat any more either; nobody is there to load it again.
    const failure = document.getElementById("blazor-error-ui");
    const failed = new MutationObserver(() => root.classList.add("is-stale"));
    if (failure)
        failed.observe(failure, { attributes: true, attributeFilter: ["style"] });
    const timer = setInterval(async () => {
        sayAge();
        if (Date.now() - last < STALE_AFTER_MS)
            return;
        root.classList.add("is-stale");
        if (Date.now() - triedAt < RELOAD_EVERY_MS)
            return;
        triedAt = Date.now();
        try {
            const answer = await fetch("/health/ready", { cache: "no-store" });
            if (answer.ok)
                location.reload();
        } catch {
            // Still away: the next round tries again.
        }
    }, LOOK_EVERY_MS);
    sayAge();
    return {
        dispose() {
            beats.disconnect();
            failed.disconnect();
            notice?.removeEventListener("components-reconnect-state-changed", onConnection);
            clearInterval(timer);
        },
    };
}
