-- A partner who signs in reads its own line of the directory: its name, and whether it is closed.
create policy partner_reads on partners.partner for select using (
    id = (select nullif(current_setting('parvis.partner', true), '')::uuid)
    and (select current_setting('parvis.scope', true)) = 'partner');
