// What this browser remembers: who one is, what was read, how far the tour is.
export function remembered(key, fallback) {
  try { return JSON.parse(localStorage.getItem(key)) ?? fallback; } catch { return fallback; }
}
export const remember = (key, value) => { try { localStorage.setItem(key, JSON.stringify(value)); } catch { /* a private window forgets; that is fine */ } };
