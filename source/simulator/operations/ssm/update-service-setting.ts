import {required, structure, text} from '../../constraints/shape.ts';
import {settingKey} from '../../store/service-settings.ts';
import {operation} from '../operation.ts';
import {demandSetting} from './service-setting.ts';

export const updateServiceSetting = operation<{SettingId: string; SettingValue: string}>({
	service: 'ssm',
	name: 'UpdateServiceSetting',
	input: structure({SettingId: required(text({min: 1, max: 1000})), SettingValue: required(text({min: 1, max: 4096}))}),
	handle({world, caller}, {SettingId, SettingValue}) {
		world.store.serviceSettings.set(settingKey(caller, demandSetting(SettingId)), {
			value: SettingValue,
			changedAtMs: world.nowMs,
			by: caller.principalArn,
		});
		return {};
	},
});
