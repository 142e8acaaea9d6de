import {existsSync, rmSync, writeFileSync} from 'node:fs';
import {openWorld} from './render/subject.ts';
import {open, walk} from './render/measure.ts';
import {sleep} from './render/session.ts';
const out = '/tmp/scr/w'; for (const x of ['.cmd', '.json', '.cpuprofile']) rmSync(out + x, {force: true});
const world = await openWorld();
const size = {columns: 200, rows: 50};
const p = world.subject;
const subject = {...p, command: [p.command[0]!, '--require', '/tmp/scr/prof.cjs', ...p.command.slice(1, -1), process.argv[2] ?? 'on'], env: {...p.env, OUT: out, PROF: 'cpu'}};
const t0 = performance.now();
const s = await open(subject, size);
console.log('ready after', ((performance.now() - t0) / 1000).toFixed(1));
writeFileSync(out + '.cmd', '1'); await sleep(1500);
for (let r = 0; r < 3; r++) {
  const waits: string[] = [];
  for (let i = 0; i < 50; i++) {
    const since = s.chunks.length, at = performance.now();
    s.send(p.keys[walk[i % 20]!]!);
    await s.settle(12, since, 2000);
    const w = (s.chunks.at(-1)?.at ?? NaN) - at;
    waits.push(w.toFixed(1));
    await sleep(10);
  }
  console.log(waits.join(' '));
  await sleep(1500);
}
writeFileSync(out + '.cmd', '2');
for (let i = 0; i < 200 && !existsSync(out + '.json'); i++) await sleep(100);
await s.end(); world.close();
process.exit(0);
