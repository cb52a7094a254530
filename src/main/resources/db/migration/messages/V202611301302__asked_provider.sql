-- When the provider was last asked what became of an SMS that it took, or may have taken.
alter table messages.message add column provider_asked_at timestamptz;
create index message_to_ask_for on messages.message (association, since) where channel = 'sms' and state in ('sent', 'uncertain');
