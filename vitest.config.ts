import {defineConfig} from 'vitest/config';

/** Tests that start programs, or change the process: each file has a process of its own. */
const apart = [
	...['built', 'cli', 'environment', 'harness', 'monkey'].map(folder => `test/${folder}/**/*.test.{ts,tsx}`),
	'test/start-once/kill.test.ts',
	'test/terminal/modes.test.ts',
];

const shared = {
	testTimeout: 30_000,
	// The program is built in a hook.
	hookTimeout: 60_000,
	setupFiles: ['test/harness/setup.ts'],
	env: {FORCE_COLOR: '3', TZ: 'UTC', LC_ALL: 'C.UTF-8'},
};

/** Tests of programs that aren't ours: `npm run acceptance`. */
const acceptance = ['test/acceptance/**/*.test.ts'];
/** Tests in Debian's Chromium, which takes longer to install than CI has for it: `npm run browser`. */
const browser = ['test/browser/**/*.test.ts'];

export default defineConfig(({mode}) => ({
	test: {
		// The machines that run this have two cores; a pool of two keeps a journey's own server responsive.
		maxWorkers: 2,
		projects:
			mode === 'browser'
				? [{test: {...shared, name: 'browser', include: browser}}]
				: mode === 'acceptance'
					? [{test: {...shared, name: 'acceptance', include: acceptance, maxConcurrency: 2, testTimeout: 120_000}}]
					: [
							{
								test: {
									...shared,
									name: 'rules',
									include: ['test/**/*.test.{ts,tsx}'],
									exclude: [...apart, ...acceptance, ...browser],
									isolate: false,
								},
							},
							{test: {...shared, name: 'programs', include: apart}},
						],
	},
}));
