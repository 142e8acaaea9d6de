import {defineConfig} from 'vitest/config';

export default defineConfig({
	test: {
		include: ['test/**/*.test.{ts,tsx}'],
		// The machines that run this have two cores; a pool of two keeps a journey's own server responsive.
		maxWorkers: 2,
		testTimeout: 30_000,
		env: {FORCE_COLOR: '3', TZ: 'UTC', LC_ALL: 'C.UTF-8'},
	},
});
