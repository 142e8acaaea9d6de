import {Enums, Models, Serialize, SPDX, Spec, Validation} from '@cyclonedx/cyclonedx-library';
import {nodeVersion} from './node-binary.mjs';

/**
The bill of materials, as CycloneDX JSON: what is bundled, and the Node beside it.

@param release - What is released, and when.
@param packages - What went into the bundle.
@param nodeParts - What Node contains.
@throws Error where SPDX doesn't know a licence, or CycloneDX's schema forbids what came out.
*/
export async function printSbom({name, version, license, at}, packages, nodeParts) {
	const bom = new Models.Bom();
	const program = toComponent({name, version, license, type: Enums.ComponentType.Application});
	bom.metadata.timestamp = at;
	bom.metadata.component = program;
	const node = toComponent({
		name: 'node',
		version: nodeVersion,
		license: 'MIT',
		homepage: 'https://nodejs.org',
		type: Enums.ComponentType.Platform,
		purl: `pkg:generic/node@${nodeVersion}`,
	});
	for (const part of nodeParts) {
		const purl = `pkg:generic/${part.name}${part.version === undefined ? '' : `@${encodeURIComponent(part.version)}`}`;
		node.components.add(toComponent({...part, type: Enums.ComponentType.Library, purl}));
	}

	for (const one of packages) {
		const component = toComponent({...one, type: Enums.ComponentType.Library});
		for (const within of one.contains) {
			const inner = toComponent({...within, type: Enums.ComponentType.Library});
			// The same package may also be bundled by itself.
			inner.bomRef.value = `${component.purl}/${inner.purl}`;
			component.components.add(inner);
		}

		bom.components.add(component);
	}

	bom.components.add(node);
	for (const {bomRef} of bom.components) {
		program.dependencies.add(bomRef);
	}

	// The library would sort by the builder's language; these lists are in order already.
	const serializer = new Serialize.JsonSerializer(new Serialize.JSON.Normalize.Factory(Spec.Spec1dot6));
	const text = `${serializer.serialize(bom, {sortLists: false, space: '\t'})}\n`;
	const wrong = await new Validation.JsonStrictValidator(Spec.Version.v1dot6).validate(text);
	if (wrong !== null) {
		throw new Error(`The bill of materials is not as CycloneDX has it: ${JSON.stringify(wrong)}`);
	}

	return text;
}

function toComponent({name, version, license, homepage, type, purl}) {
	const isExpression = / (OR|AND) /.test(license);
	if (!license.split(/ (?:OR|AND) /).every(id => SPDX.isSupportedSpdxId(id))) {
		throw new Error(`${name} is under a licence that SPDX doesn't know: ${license}`);
	}

	const [group, own] = name.startsWith('@') ? name.split('/') : [undefined, name];
	const address = purl ?? `pkg:npm/${group === undefined ? '' : `${encodeURIComponent(group)}/`}${own}@${version}`;
	const component = new Models.Component(type, own, {group, version, purl: address, bomRef: address});
	component.licenses.add(isExpression ? new Models.LicenseExpression(license) : new Models.SpdxLicense(license));
	const url = typeof homepage === 'string' ? homepage.replace(/^git\+/, '') : '';
	if (URL.canParse(url)) {
		component.externalReferences.add(new Models.ExternalReference(url, Enums.ExternalReferenceType.Website));
	}

	return component;
}
