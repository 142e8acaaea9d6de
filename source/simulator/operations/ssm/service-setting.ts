import {ServiceError} from '../../service-error.ts';
import {defaultServiceSettings, settingId, settingKey} from '../../store/service-settings.ts';
import type {Context} from '../operation.ts';

/** The short ID of a setting that there is. @throws ServiceSettingNotFound. */
export function demandSetting(idOrArn: string): string {
	const id = settingId(idOrArn);
	if (!defaultServiceSettings.has(id)) {
		throw new ServiceError(
			'ServiceSettingNotFound',
			"The specified service setting wasn't found. Either the service name or the setting hasn't been provisioned by the Amazon Web Services service team.",
		);
	}
	return id;
}

/** `ServiceSetting`. */
export function viewServiceSetting({world, caller}: Context, idOrArn: string): object {
	const id = demandSetting(idOrArn);
	const changed = world.store.serviceSettings.get(settingKey(caller, id));
	return {
		SettingId: id,
		SettingValue: changed?.value ?? defaultServiceSettings.get(id),
		LastModifiedDate: world.scale.shown(changed?.changedAtMs ?? world.startMs) / 1000,
		LastModifiedUser: changed?.by ?? 'System',
		ARN: `arn:aws:ssm:${caller.region}:${caller.accountId}:servicesetting${id}`,
		Status: changed ? 'Customized' : 'Default',
	};
}
