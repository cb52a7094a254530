-- An entry is of the association in whose scope it is written (a partner writes into the journal of the association that it works with), and of
-- none when the network or nobody known writes. Only what is noted of accounts may be another's: one signs in before there is a scope, and
-- the network makes the accounts of associations. So no scope forges a reading of a file, or anything else, in the journal of another.
drop policy write_any on audit.entry;
create policy write_own on audit.entry for insert with check (
    association is not distinct from (select coalesce(nullif(current_setting('parvis.association', true), ''),
                                                      nullif(current_setting('parvis.partner_of', true), ''))::uuid)
    or action like 'access.%');

-- How long entries are kept is for the network to say.
alter table audit.retention enable row level security;
alter table audit.retention force row level security;
create policy read on audit.retention for select using (true);
create policy decide on audit.retention for insert with check ((select current_setting('parvis.scope', true)) = 'network');
