const STALE_AFTER_MS = 30_000;
const RELOAD_EVERY_MS = 15_000;

/**
 * Watches the page's beat. When it stops, the page says so; as soon as the portal answers again, it is loaded anew,
 * for ever: nobody stands before a wall to press a button.
 * @param {HTMLElement} root
 */
export function watch(root) {
    let last = Date.now();
    let triedAt = 0;
    const beats = new MutationObserver(() => {
        last = Date.now();
        root.classList.remove("is-stale");
    });
    beats.observe(root, { attributes: true, attributeFilter: ["data-beat"] });
    const timer = setInterval(async () => {
        const age = Date.now() - last;
        if (age < STALE_AFTER_MS)
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
    }, 1000);
    return {
        dispose() {
            beats.disconnect();
            clearInterval(timer);
        },
    };
}
