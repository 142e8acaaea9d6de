import type {SettingName, SettingValues} from '../core/domain/settings.ts';

/**
What the operator has saved.

Writing rejects, with an `Error` that names the file, where it can't be written or holds no JSON: it is never overwritten then. Writing the same twice does no harm.
*/
export type Settings = {
	/** One value; its default where nothing was saved, or what was saved can't be used. */
	get<K extends SettingName>(key: K): SettingValues[K];
	/** Everything, with what is wrong. */
	read(): SavedSettings;
	/** Rejects for a value that isn't allowed. */
	set<K extends SettingName>(key: K, value: SettingValues[K]): Promise<void>;
	/** Back to the default; also where nothing was saved. Takes away keys that are no setting, too. */
	unset(key: string): Promise<void>;
	/** Where they are kept. */
	readonly path: string;
};

/** The settings as they are in the file, and what is wrong with it. */
export type SavedSettings = {
	readonly path: string;
	/** Complete: a value that was not saved, or can't be used, is its default. */
	readonly values: SettingValues;
	/** Those that were saved and can be used. */
	readonly saved: ReadonlySet<SettingName>;
	readonly mistakes: readonly SettingsMistake[];
};

export type SettingsMistake = {
	/** One sentence without a full stop; names the file. */
	readonly text: string;
	/** As it stands in the file; `null` where the file as a whole is wrong. */
	readonly key: string | null;
};
