alter table outreach.sector add unique (association, id);
alter table outreach.list add unique (association, id);
alter table outreach.entry add unique (association, id);
alter table outreach.door_round add unique (association, id);
-- what these were for is answered by the new keys
drop index outreach.sector_of;
drop index outreach.arrangement_of;

call access.bind_key('outreach.refused_line', 'refused_line_list_fkey');
call access.bind_key('outreach.progress', 'progress_list_fkey');
call access.bind_key('outreach.gone_entry', 'gone_entry_list_fkey');
call access.bind_key('outreach.tally', 'tally_list_fkey');
call access.bind_key('outreach.entry', 'entry_list_fkey');
call access.bind_key('outreach.entry', 'entry_sector_fkey');
call access.bind_key('outreach.entry', 'entry_case_file_fkey');
call access.bind_key('outreach.attempt', 'attempt_entry_fkey');
call access.bind_key('outreach.solution', 'solution_entry_fkey');
call access.bind_key('outreach.claim', 'claim_entry_fkey');
call access.bind_key('outreach.door', 'door_entry_fkey');
call access.bind_key('outreach.door', 'door_round_fkey');
call access.bind_key('outreach.door_round', 'door_round_sector_fkey');

-- What hangs on an arrangement names its partner too, and no other: the key holds all three, and the partner needs no key of its own there.
alter table outreach.arrangement add unique (association, partner, id);
do $$
declare t text;
begin
    alter table outreach.arrangement no force row level security;
    foreach t in array array['upload', 'list', 'entry', 'return_file'] loop
        execute format('alter table outreach.%I no force row level security', t);
        execute format('alter table outreach.%I drop constraint if exists %I, drop constraint %I, add constraint %I '
            || 'foreign key (association, partner, arrangement) references outreach.arrangement (association, partner, id)',
            t, t || '_partner_fkey', t || '_arrangement_fkey', t || '_arrangement_fkey');
        execute format('alter table outreach.%I force row level security', t);
    end loop;
    alter table outreach.arrangement force row level security;
    foreach t in array array['arrangement', 'objection'] loop
        execute format('create trigger own_or_shared before insert or update of association, partner on outreach.%I '
            || 'for each row execute function partners.own_or_shared()', t);
    end loop;
end $$;

-- A partner who fetches a return file says so, and changes nothing else of it.
revoke update, delete on outreach.return_file from ${app};
grant update (sealed, key, fetched_at, forgotten_on) on outreach.return_file to ${app};
create function outreach.only_fetched() returns trigger language plpgsql as $$
begin
    old.fetched_at := new.fetched_at;
    if new is distinct from old then
        raise insufficient_privilege using message = 'a partner changes nothing of a return file';
    end if;
    return new;
end $$;
create trigger only_fetched before update on outreach.return_file
    for each row when (current_setting('parvis.scope', true) = 'partner') execute function outreach.only_fetched();

-- written once, or replaced; what goes with its list or entry goes by the key
revoke update, delete on outreach.gone_entry, outreach.objection, outreach.door from ${app};
revoke update on outreach.attempt, outreach.door_round, outreach.recount_due, outreach.tally from ${app};
revoke delete on outreach.place_of_work, outreach.progress, outreach.reach, outreach.solution from ${app};
