const STALE_AFTER_MS = 30_000;
const RELOAD_EVERY_MS = 15_000;
// Nobody reads digits from five metres that change every second.
const LOOK_EVERY_MS = 2_000;

/**
 * Watches the page's beat and says how old the picture is. When the beat stops, the page says so; as soon as the portal answers again, it is loaded anew,
 * for ever: nobody stands before a wall to press a button.
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
            clearInterval(timer);
        },
    };
}
