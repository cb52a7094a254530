-- A return file tells of households: once the days agreed are over it keeps that it went, and nothing of whom it told.
alter table outreach.return_file add column forgotten_on date;
create index return_file_kept on outreach.return_file (association, made_at) where forgotten_on is null;
