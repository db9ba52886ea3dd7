// What this browser remembers: who one is, what was read, how far the tour is.
export function remembered(key, fallback) {
  try { return JSON.parse(localStorage.getItem(key)) ?? fallback; } catch { return fallback; }
}
// Forms open in the tab that asked for them; a copy of a tab is another one.
export const tab = (() => {
  const made = Math.random().toString(36).slice(2);
  const [{ type } = {}] = performance.getEntriesByType("navigation");
  try { return (sessionStorage.tab = (type === "reload" && sessionStorage.tab) || made); } catch { return made; }
})();
export const remember = (key, value) => { try { localStorage.setItem(key, JSON.stringify(value)); } catch { /* a private window forgets; that is fine */ } };
