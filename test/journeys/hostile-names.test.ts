import {expect, test} from 'vitest';
import {createWorld} from '../../source/simulator/create-world.ts';
import {parseWorldFile} from '../../source/simulator/world-file/parse-world-file.ts';
import {openConsole} from '../harness/open-console.ts';
import {startsOf} from '../harness/starts.ts';

/* Names from outside that every object of JavaScript has something under. */

const names = ['constructor', 'toString', '__proto__', 'valueOf', 'hasOwnProperty', 'length', 'name', '名前'];

/** A world whose accounts, tags, steps, parameters and outputs are called so. */
function openWorld() {
	const parameters = names.map(
		(name, place) => `${JSON.stringify(name)}: {type: String${place === 0 ? '' : ', default: d'}}`,
	);
	const steps = names
		.slice(0, 3)
		.map(name => `{name: ${JSON.stringify(name)}, action: 'aws:sleep', inputs: {Duration: PT1S}}`);
	const parsed = parseWorldFile(`
central: 111122223333/us-east-1
accounts:
  '111122223333': constructor
  '222233334444': toString
runbooks:
  constructor:
    schemaVersion: '0.3'
    description: is called as what every object has
    parameters: {${parameters.join(', ')}}
    mainSteps: [${steps.join(', ')}]
outcomes:
  - {where: toString/eu-west-1, step: toString, fails: constructor}
`);
	if ('mistakes' in parsed) {
		throw new Error(JSON.stringify(parsed.mistakes));
	}

	return openConsole({columns: 110, rows: 40, world: startMs => createWorld(parsed.definition, startMs)});
}

test('a parameter, a step, an account or a runbook is called what it is called', async () => {
	const {operator, world} = await openWorld();
	await operator.press('n', 'right');
	operator.sees('constructor');
	await operator.press('enter', 'a', '222233334444/eu-west-1 222233334444/us-east-1', 'enter', '4');
	operator.sees(/constructor \*/, /toString +d$/, /__proto__ +d$/, /名前 +d$/);
	await operator.press('mine', 'tab', 'tab', 'tab', 'tab');
	operator.sees('2 locations');
	await operator.press('enter', 'y');
	expect(startsOf(world)).toHaveLength(1);
	expect(Object.entries(startsOf(world)[0]!.Parameters ?? {})).toContainEqual(['constructor', ['mine']]);
	await world.advance('2m');
	operator.sees('2/2');
	await operator.press('n', 'enter');
	operator.sees('toString', 'constructor');
});
