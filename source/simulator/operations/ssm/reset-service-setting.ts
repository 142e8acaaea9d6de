import {required, structure, text} from '../../constraints/shape.ts';
import {settingKey} from '../../store/service-settings.ts';
import {operation} from '../operation.ts';
import {demandSetting, viewServiceSetting} from './service-setting.ts';

export const resetServiceSetting = operation<{SettingId: string}>({
	service: 'ssm',
	name: 'ResetServiceSetting',
	input: structure({SettingId: required(text({min: 1, max: 1000}))}),
	handle(context, {SettingId}) {
		context.world.store.serviceSettings.delete(settingKey(context.caller, demandSetting(SettingId)));
		return {ServiceSetting: viewServiceSetting(context, SettingId)};
	},
});
