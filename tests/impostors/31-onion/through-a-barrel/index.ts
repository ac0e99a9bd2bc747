export * from '../../../../solutions/31-onion/domain-model.ts';
export * from '../../../../solutions/31-onion/application.ts';
