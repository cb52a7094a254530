-- Which accounts the mail of this alarm has reached: it is sent once each has it, and who has it is not written to again.
alter table rounds.alarm add column reached uuid[] not null default '{}';
-- Until when whoever writes its mails has it alone, without a row lock: they go outside of any transaction.
alter table rounds.alarm add column claimed_until timestamptz;
