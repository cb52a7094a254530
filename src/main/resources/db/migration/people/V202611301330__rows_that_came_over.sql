-- A merge notes the rows of all tables that came over in it, by the name of the column that names the person. Policies bind the owner too: not
-- for what a migration writes.
alter table people.merge no force row level security;
update people.merge set moved = (
    select coalesce(jsonb_object_agg(case key
            when 'contact' then 'people.contact.person'
            when 'note' then 'people.note.person'
            when 'consent' then 'people.consent.person'
            when 'visit' then 'people.person_visit.person'
            when 'link' then 'people.household_link.person'
            when 'back' then 'people.household_link.other'
            else key end, value), '{}')
    from jsonb_each(moved));
alter table people.merge force row level security;

-- Takes over what modules noted of merges in tables of their own: "rows" selects the merge and the row's key.
create procedure people.note_moved(place text, source regclass, rows text) language plpgsql as $$
begin
    execute 'alter table people.merge no force row level security';
    execute format('alter table %s no force row level security', source);
    execute format('update people.merge m set moved = m.moved || jsonb_build_object(%L, r.keys) '
        || 'from (select merge, jsonb_agg(key) as keys from (%s) each (merge, key) group by merge) r where r.merge = m.id', place, rows);
    execute format('alter table %s force row level security', source);
    execute 'alter table people.merge force row level security';
end $$;
