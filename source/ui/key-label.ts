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

/** A key as people write it: `Ctrl+L`, `Esc`, `G`. */
export function keyLabel(key: string): string {
	return key.startsWith('ctrl+') ? `Ctrl+${key.slice(5).toUpperCase()}` : (keyWords[key] ?? key);
}
