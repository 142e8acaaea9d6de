const keyWords: Readonly<Record<string, string>> = {
	up: '↑',
	down: '↓',
	left: '←',
	right: '→',
	enter: 'Enter',
	escape: 'Esc',
	space: 'Space',
	tab: 'Tab',
	pageup: 'PgUp',
	pagedown: 'PgDn',
	home: 'Home',
	end: 'End',
};

/** A key as people write it: `Ctrl+L`, `Shift+Tab`, `Esc`, `G`. */
export function keyLabel(key: string): string {
	if (key.startsWith('ctrl+')) {
		return `Ctrl+${key.slice(5).toUpperCase()}`;
	}

	return key.startsWith('shift+') ? `Shift+${keyLabel(key.slice(6))}` : (keyWords[key] ?? key);
}
