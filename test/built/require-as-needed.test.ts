import {expect, test} from 'vitest';
import {requireAsNeeded} from '../../scripts/build/require-as-needed.mjs';

/** Run CommonJS as it is after the build, and say which modules were required, in order. */
function run(code: string): readonly string[] {
	const required: string[] = [];
	const load = (name: string) => {
		required.push(name);
		return {Script: class {}, join: () => 'joined'};
	};
	const toEsm = (loaded: object) => ({...loaded, default: loaded});
	new Function('require', '__toESM', 'exports', requireAsNeeded(code))(load, toEsm, {});
	return required;
}

test.each([
	['one that is never used isn’t loaded', 'var import_node_vm = require("node:vm");\n', []],
	[
		'one that is used is loaded once, also for a class',
		'var import_node_vm = require("node:vm");\nnew import_node_vm.Script(); new import_node_vm.Script();\n',
		['node:vm'],
	],
	[
		'a default import is the module',
		'var import_node_vm = __toESM(require("node:vm"));\nnew import_node_vm.default.Script();\n',
		['node:vm'],
	],
	['what Node has loaded anyway is loaded at once', 'var import_node_path = require("node:path");\n', ['node:path']],
	[
		'a package that is needed late is loaded when it is used',
		'var import_yaml = require("yaml");\nvar later = () => import_yaml.join();\n',
		[],
	],
])('modules: %s', (_, code, expected) => {
	expect(run(code)).toEqual(expected);
});
