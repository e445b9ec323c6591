/**
 * Tabs by keyboard and mouse: arrows move, the panel follows.
 * @see https://www.w3.org/WAI/ARIA/apg/patterns/tabs/
 */
export function wireTabs(list: HTMLElement, onShow: (id: string) => void): (id: string) => void {
  const tabs = [...list.querySelectorAll<HTMLElement>('[role=tab]')];
  const select = (tab: HTMLElement, focus: boolean) => {
    for (const other of tabs) {
      const chosen = other === tab;
      other.setAttribute('aria-selected', String(chosen));
      other.tabIndex = chosen ? 0 : -1;
      const panel = document.getElementById(other.getAttribute('aria-controls') ?? '');
      if (panel) panel.hidden = !chosen;
    }
    if (focus) tab.focus();
    onShow(tab.id);
  };
  for (const [i, tab] of tabs.entries()) {
    tab.addEventListener('click', () => select(tab, false));
    tab.addEventListener('keydown', ({ key }) => {
      const to = { ArrowRight: i + 1, ArrowLeft: i - 1, Home: 0, End: tabs.length - 1 }[key];
      const target = to === undefined ? undefined : tabs[(to + tabs.length) % tabs.length];
      if (target) select(target, true);
    });
  }
  return (id) => {
    const tab = tabs.find((other) => other.id === id);
    if (tab) select(tab, false);
  };
}
