// Prepare what npm packs: build the program, and give files the same modes whatever the umask of their checkout was.
import {chmod} from 'node:fs/promises';
import './build.mjs';

for (const name of ['LICENSE', 'README.md', 'package.json']) {
	await chmod(name, 0o644);
}
