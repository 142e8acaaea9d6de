// What npm packs: the program is built, and files have the same modes whatever the umask of who checked them out.
import {chmod} from 'node:fs/promises';
import './build.mjs';

for (const name of ['LICENSE', 'README.md', 'package.json']) {
	await chmod(name, 0o644);
}
