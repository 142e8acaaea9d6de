/** What the operator has saved. Every value has a default, so reading never fails. */
export type Settings = {
	get<K extends keyof SettingValues>(key: K): SettingValues[K];
	set<K extends keyof SettingValues>(key: K, value: SettingValues[K]): void;
	unset(key: keyof SettingValues): void;
	/** Where they are kept. */
	readonly path: string;
};

/** The settings, by name. */
export type SettingValues = {
	/** `dark`, `light`, `high-contrast`, `deuteranopia` or `tritanopia`. */
	theme: string;
	/** Role names tried in a target account, in order. */
	roles: readonly string[];
	/** External ID sent with each `AssumeRole`; empty for none. */
	externalId: string;
	/** Named profiles by account: the key is an account ID or a pattern with `*`. */
	profiles: Readonly<Record<string, string>>;
	/** Reads a second, per account and Region. */
	rate: number;
	/** Whether rollgrid refuses every call that changes something. */
	readOnly: boolean;
	/** Runbooks that ask for the number of locations to be typed, as names or patterns with `*`. */
	dangerous: readonly string[];
	/** Launches kept to be filled in again, by name: `StartAutomationExecution` inputs, perhaps with nothing but target locations. */
	presets: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
	/** ASCII glyphs only. */
	ascii: boolean;
};
