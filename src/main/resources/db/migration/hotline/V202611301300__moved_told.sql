-- How often the person was told by SMS that the promise was moved.
alter table hotline.call add column told smallint not null default 0;
create index call_untold on hotline.call (promised_until) where ended_at is null and moved > told;

-- The number of a promise that was moved is read once for each move, to tell the person: the transaction names the promise, and notes that it is told.
create policy moved on hotline.contact for select using (
    (select current_setting('parvis.scope', true)) = 'network'
    and call = (select nullif(current_setting('parvis.hotline_moved', true), '')::uuid)
    and exists (select from hotline.call c where c.id = contact.call and c.state in ('waiting', 'later') and c.moved > c.told));
