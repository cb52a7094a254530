alter table network.point add unique (association, id);
call access.bind_key('network.closure', 'closure_point_fkey');

-- Only the triggers write which transactions touched what is published, with the owner's rights: nobody forges a change or hides one.
alter table network.point_change enable row level security;
alter table network.point_change force row level security;
create policy read_all on network.point_change for select using (true);
create policy note on network.point_change to current_user using (true);
revoke insert, update, delete on network.point_change from ${app};

create or replace function network.note_point_change() returns trigger
    language plpgsql security definer
    set search_path = pg_catalog, pg_temp
as $$
begin
    insert into network.point_change (tx) values (pg_current_xact_id()::text::bigint) on conflict do nothing;
    if found then
        -- a day later nobody compares with it any more
        delete from network.point_change where tx in (
            select tx from network.point_change where changed_at < now() - interval '1 day' limit 100 for update skip locked);
    end if;
    return null;
end $$;
revoke all on function network.note_point_change() from public;

-- nobody writes them
revoke insert, update on network.association_profile from ${app};
revoke update on network.closure from ${app};
