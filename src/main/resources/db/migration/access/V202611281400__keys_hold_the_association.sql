-- A foreign key between two tables of associations holds the association too: no row of one hangs on a row of another, which its own association
-- would neither see nor be able to delete. PostgreSQL looks past the policies when it checks a key, so the key itself must say it.
-- Writes one key anew under its name, with what it did on deletion and when it is checked. A migration that makes new tables writes its keys
-- so from the beginning; this procedure goes when those that were there have been written.
create procedure access.bind_key(child regclass, key name) language plpgsql as $$
declare
    it record;
begin
    select k.confrelid::regclass as parent, own.columns as own, theirs.columns as theirs,
           case k.confdeltype when 'c' then ' on delete cascade' when 'n' then ' on delete set null (' || own.columns || ')' else '' end as deletion,
           case when k.condeferred then ' deferrable initially deferred' when k.condeferrable then ' deferrable' else '' end as checking
    into strict it
    from pg_constraint k,
         lateral (select string_agg(quote_ident(a.attname), ', ' order by u.n) as columns
                  from unnest(k.conkey) with ordinality u (attnum, n) join pg_attribute a on a.attrelid = k.conrelid and a.attnum = u.attnum) own,
         lateral (select string_agg(quote_ident(a.attname), ', ' order by u.n) as columns
                  from unnest(k.confkey) with ordinality u (attnum, n) join pg_attribute a on a.attrelid = k.confrelid and a.attnum = u.attnum) theirs
    where k.conrelid = child and k.conname = key and k.contype = 'f' and k.confdeltype in ('a', 'c', 'n') and k.confupdtype = 'a';
    -- bound by the policies the owner would see no row, and find every one of none in order
    execute format('alter table %s no force row level security', child);
    execute format('alter table %s no force row level security', it.parent);
    execute format('alter table %s drop constraint %I, add constraint %I foreign key (association, %s) references %s (association, %s)%s%s',
        child, key, key, it.own, it.parent, it.theirs, it.deletion, it.checking);
    execute format('alter table %s force row level security', it.parent);
    execute format('alter table %s force row level security', child);
end $$;
