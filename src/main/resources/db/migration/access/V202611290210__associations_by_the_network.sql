-- Associations are read by all (a name on a page, a poster), and made, named, closed and reopened by the network alone.
alter table access.association enable row level security;
alter table access.association force row level security;
create policy read on access.association for select using (true);
create policy write on access.association for insert with check ((select current_setting('parvis.scope', true)) = 'network');
create policy change on access.association for update using ((select current_setting('parvis.scope', true)) = 'network');
revoke update on access.association from ${app};
grant update (name, closed_at) on access.association to ${app};
