/** A flag of the command line, as data: parsing, checking, help and completion read the same rows. */
export type Flag = {
	readonly name: string;
	readonly type: 'string' | 'number' | 'boolean';
	/** Whether it may be given several times. */
	readonly isMultiple?: true;
	/** What stands behind the name in the help, such as `<seconds>`. */
	readonly value?: string;
	readonly choices?: readonly string[];
	/** What it often is, for completion: others may be given. */
	readonly suggests?: readonly string[];
	/** Whether it names a file, for completion. */
	readonly isFile?: true;
	/** A letter that stands for the name: `o` for `-o`. */
	readonly short?: string;
	/** Smallest number that makes sense. */
	readonly least?: number;
	readonly text: string;
};

/** A command, as data. */
export type CommandUsage = {
	/** Empty for the console itself. */
	readonly name: string;
	/** How its arguments are written: `<execution-id>`. */
	readonly arguments: string;
	/** Names of the arguments that must be there. */
	readonly required: readonly string[];
	/** Names of further arguments that may be left out. */
	readonly optional?: readonly string[];
	/** What an argument may be, where that is limited. */
	readonly choices?: Readonly<Record<string, readonly string[]>>;
	/** What an argument often is, for completion: others may be given. */
	readonly suggests?: Readonly<Record<string, readonly string[]>>;
	/** Arguments that name files, for completion. */
	readonly files?: readonly string[];
	readonly text: string;
	/** Lines that the command’s own help has beside its flags, as name and text under a heading. */
	readonly details?: {readonly heading: string; readonly rows: ReadonlyArray<readonly [string, string]>};
	readonly flags: readonly Flag[];
};
