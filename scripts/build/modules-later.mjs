import {changeFiles} from './change-files.mjs';

/** What is replaced in which file of the SDK. */
const changes = [
	[
		/@smithy\/node-http-handler\/dist-es\/node-http2-handler\.js$/,
		[
			['const { constants } = node_http2;', ''],
			['[constants.', '[node_http2.constants.'],
		],
	],
];

/** The SDK takes constants from a module of Node as soon as it is loaded, and thus has HTTP/2 loaded, by which none of our calls goes. */
export const modulesLater = changeFiles('modules-later', changes, 'scripts/build/modules-later.mjs');
