// Keys for the paper: j and k walk through its headlines, o opens one, / goes to the search, ? shows this list.
// Everything they do can be done without them. Turned off on /keys, which sets the cookie looked for here.
(() => {
  'use strict';
  const off = () => /(?:^|;\s*)broadsheet-keys=off(?:;|$)/.test(document.cookie);
  const STOPS = 'main :is(h2, h3) > a, main h3 > .said > a, main a.title, main .rails .plain > li > a:first-child, main .publisher > a';
  /** Headlines in the order in which they stand on the screen's page, without those that are folded away. */
  const stops = () => [...document.querySelectorAll(STOPS)].filter((a) => a.getClientRects().length > 0);

  const walk = (by) => {
    const all = stops();
    if (all.length === 0) return;
    const at = all.indexOf(document.activeElement);
    // From anywhere else it goes on from what stands at the top of the window.
    const near = all.findIndex((a) => a.getBoundingClientRect().top >= 0);
    const next = at >= 0 ? at + by : by > 0 ? Math.max(near, 0) : near > 0 ? near - 1 : near < 0 ? all.length - 1 : 0;
    const to = all[Math.min(Math.max(next, 0), all.length - 1)];
    to.focus({ focusVisible: true });
    to.scrollIntoView({ block: 'nearest' });
  };

  const open = () => {
    const all = stops(),
      link = all.includes(document.activeElement) ? document.activeElement : all[0];
    link?.click();
  };

  const find = () => {
    const field = document.getElementById('find');
    field?.focus();
    field?.select();
  };

  const help = () => {
    const list = document.getElementById('keys');
    if (!list?.showModal) location.assign('/keys');
    else if (list.open) list.close();
    else list.showModal();
  };

  const KEYS = { j: () => walk(1), k: () => walk(-1), o: open, '/': find, '?': help };

  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.defaultPrevented) return;
    const key = KEYS[event.key],
      busy = event.target instanceof Element && event.target.closest('input:not([type="checkbox"], [type="radio"]), textarea, select, [contenteditable]');
    if (!key || busy || off()) return;
    // While the list is open, only ? means anything: it closes it.
    if (document.querySelector('dialog[open]') && event.key !== '?') return;
    event.preventDefault();
    key();
  });
})();
