// Runs before the first paint, so that a dark page is never shown light for a moment. No cookie: as the system.
(() => {
  const system = matchMedia("(prefers-color-scheme: dark)");
  const chosen = () => /(?:^|; )theme=(light|dark)/.exec(document.cookie)?.[1];
  const root = document.documentElement;
  const show = () => {
    if (root.dataset.theme !== "wall") root.dataset.theme = chosen() ?? (system.matches ? "dark" : "light");
  };
  show();
  system.addEventListener("change", show);
  // Paper is white.
  addEventListener("beforeprint", () => { if (root.dataset.theme !== "wall") root.dataset.theme = "light"; });
  addEventListener("afterprint", show);
  document.addEventListener("click", event => {
    const choice = event.target.closest?.("[data-theme-choice]")?.dataset.themeChoice;
    if (!choice) return;
    document.cookie = `theme=${choice}; path=/; samesite=lax; max-age=${choice === "system" ? 0 : 31536000}`;
    show();
  });
})();
